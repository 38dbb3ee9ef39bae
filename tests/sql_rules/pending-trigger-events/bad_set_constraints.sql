CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id) DEFERRABLE);
CREATE INDEX posts_author_idx ON posts (author);
-- the change:
SET CONSTRAINTS ALL DEFERRED;
UPDATE posts SET author = 2 WHERE author = 1;
ALTER TABLE posts ADD COLUMN title text;  -- expect: pending-trigger-events
