CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, bio text);
-- the change:
ALTER TABLE users ALTER COLUMN bio DROP NOT NULL;
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;
ALTER TABLE users DROP COLUMN email;  -- expect: ban-drop-column
ALTER TABLE users ADD COLUMN tz text NOT NULL DEFAULT 'UTC';
ALTER TABLE users ALTER COLUMN tz DROP NOT NULL;
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL);
ALTER TABLE posts ALTER COLUMN title DROP NOT NULL;
