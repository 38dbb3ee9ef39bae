CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, kind text, state text, title text);
CREATE INDEX posts_find_idx ON posts (author, kind, state, title);  -- expect: index-too-many-columns
