CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- the change:
CREATE INDEX posts_title_idx ON posts (title);  -- expect: require-concurrent-index-creation
ALTER TABLE users ADD COLUMN bio text;
ALTER TABLE posts ADD COLUMN body text;
UPDATE users SET bio = '' WHERE id = 1;
INSERT INTO users (id, bio) VALUES (2, '');
-- the next migration:
UPDATE posts SET body = title WHERE body IS NULL;  -- expect: update-without-where
-- the next migration:
CREATE TABLE tags (id bigint PRIMARY KEY, name text);
ALTER TABLE posts ADD COLUMN views bigint;
CREATE INDEX tags_name_idx ON tags (name);
UPDATE tags SET name = lower(name);
-- the next migration:
ALTER TABLE posts ADD COLUMN topic text;
CREATE INDEX posts_topic_idx ON posts (topic);  -- expect: require-concurrent-index-creation
