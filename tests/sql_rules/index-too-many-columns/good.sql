CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, kind text, state text, title text);
CREATE INDEX posts_find_idx ON posts (author, kind, state) INCLUDE (title);
CREATE UNIQUE INDEX posts_unique_idx ON posts (author, kind, state, title);
