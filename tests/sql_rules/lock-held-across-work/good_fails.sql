CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- the change:
ALTER TABLE users ADD COLUMN bio text;
CREATE INDEX CONCURRENTLY posts_title_idx ON posts (title);  -- expect: concurrent-in-transaction
