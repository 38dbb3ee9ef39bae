CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint, title text);
CREATE TEMPORARY TABLE old_ids (id bigint);
CREATE TABLE events (id bigint, at timestamptz, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE copies (LIKE users INCLUDING ALL);
-- the next migration:
ALTER TABLE posts ADD PRIMARY KEY (id);
