-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email_idx ON users (email);
CREATE TABLE events (id bigint, at timestamptz) PARTITION BY RANGE (at);
CREATE INDEX events_at_idx ON events (at);
-- the change:
DROP INDEX CONCURRENTLY users_email_idx;
CREATE INDEX CONCURRENTLY users_name_idx ON users (name);
DROP INDEX users_name_idx;
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
DROP INDEX posts_author_idx;
DROP INDEX events_at_idx;
