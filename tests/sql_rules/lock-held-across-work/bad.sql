CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- the change:
ALTER TABLE users ADD COLUMN bio text;
CREATE INDEX posts_title_idx ON posts (title);  -- expect: lock-held-across-work, require-concurrent-index-creation
-- the next migration:
ALTER TABLE posts ADD COLUMN body text;
UPDATE posts SET body = title WHERE title <> '';  -- expect: lock-held-across-work
