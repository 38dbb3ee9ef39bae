CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  author bigint REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX posts_author_idx ON posts (author);
-- the change:
INSERT INTO posts (id, author) VALUES (1, 1);
ALTER TABLE posts ADD COLUMN title text;  -- expect: pending-trigger-events
DELETE FROM users WHERE id = 7;
ALTER TABLE users ADD COLUMN email text;  -- expect: pending-trigger-events
