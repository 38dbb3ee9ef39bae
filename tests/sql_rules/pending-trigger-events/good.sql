CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  author bigint REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE tags (id bigint PRIMARY KEY, post bigint REFERENCES posts (id));
CREATE INDEX posts_author_idx ON posts (author);
CREATE INDEX tags_post_idx ON tags (post);
-- the change:
INSERT INTO posts (id, author) VALUES (1, 1);
ALTER TABLE tags ADD COLUMN name text;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE posts ADD COLUMN title text;
INSERT INTO tags (id, post) VALUES (1, 1);
ALTER TABLE tags ADD COLUMN color text;
