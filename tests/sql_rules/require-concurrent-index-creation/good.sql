-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE events (id bigint, at timestamptz) PARTITION BY RANGE (at);
-- the change:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
CREATE INDEX events_at_idx ON ONLY events (at);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
