CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- the change:
ALTER TABLE users ADD COLUMN bio text;
UPDATE users SET bio = '' WHERE email <> '';  -- expect: lock-held-across-work
UPDATE posts SET title = '-' WHERE title = '';
UPDATE users SET bio = '-' WHERE email = '';
