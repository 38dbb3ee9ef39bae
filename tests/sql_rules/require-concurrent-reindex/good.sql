-- runner: psql
CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz);
-- the change:
REINDEX TABLE CONCURRENTLY events;
REINDEX (CONCURRENTLY) INDEX events_pkey;
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
REINDEX TABLE posts;
REINDEX INDEX posts_author_idx;
