CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN bio text;  -- expect: require-lock-timeout
ALTER TABLE posts ADD COLUMN body text;
-- the next migration:
SET lock_timeout = 0;
ALTER TABLE users ADD COLUMN photo text;  -- expect: require-lock-timeout
-- the next migration:
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint REFERENCES users (id));  -- expect: require-lock-timeout
CREATE INDEX notes_author_idx ON notes (author);
