-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint NOT NULL, user_id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX events_user_idx ON events (user_id);
-- the change:
CREATE INDEX CONCURRENTLY events_at_idx ON events (at);  -- expect: partitioned-unsupported
DROP INDEX CONCURRENTLY events_user_idx;  -- expect: partitioned-unsupported
CREATE TABLE points (id bigint PRIMARY KEY, at timestamptz) PARTITION BY RANGE (at);  -- expect: partitioned-unsupported
ALTER TABLE events ADD CONSTRAINT events_user_fk FOREIGN KEY (user_id) REFERENCES users NOT VALID;  -- expect: partitioned-unsupported
ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;  -- expect: partitioned-unsupported
