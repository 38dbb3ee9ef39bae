-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- the change:
ALTER TABLE users ADD COLUMN bio text;
UPDATE users SET bio = '' WHERE bio IS NULL;  -- expect: update-without-where
CREATE INDEX CONCURRENTLY posts_title_idx ON posts (title);
