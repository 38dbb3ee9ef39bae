-- postgres: 18
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint NOT NULL, user_id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE INDEX events_user_idx ON events (user_id);
-- the change:
CREATE INDEX events_at_idx ON ONLY events (at);
CREATE TABLE points (id bigint, at timestamptz, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
ALTER TABLE events ADD CONSTRAINT events_user_fk FOREIGN KEY (user_id) REFERENCES users NOT VALID;
