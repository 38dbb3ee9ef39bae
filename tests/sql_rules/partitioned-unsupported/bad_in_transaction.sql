-- In a transaction all CONCURRENTLY is refused, but to leave it would not help these: so one finding each.
CREATE TABLE events (id bigint NOT NULL, user_id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX events_user_idx ON events (user_id);
-- the change:
CREATE INDEX CONCURRENTLY events_at_idx ON events (at);  -- expect: partitioned-unsupported
DROP INDEX CONCURRENTLY events_user_idx;  -- expect: partitioned-unsupported
ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;  -- expect: partitioned-unsupported
