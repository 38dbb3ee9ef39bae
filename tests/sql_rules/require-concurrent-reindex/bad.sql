-- runner: psql
CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz);
CREATE INDEX events_at_idx ON events (at);
-- the change:
REINDEX TABLE events;  -- expect: require-concurrent-reindex
REINDEX INDEX events_at_idx;  -- expect: require-concurrent-reindex
REINDEX (CONCURRENTLY false) TABLE events;  -- expect: require-concurrent-reindex
REINDEX SCHEMA public;  -- expect: require-concurrent-reindex
