CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- the change:
ALTER TABLE users ADD COLUMN nick text;
ALTER TABLE users RENAME COLUMN nick TO nickname;
ALTER TABLE users RENAME COLUMN name TO full_name;
ALTER TABLE users ADD COLUMN name text;
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts RENAME COLUMN title TO heading;
ALTER TABLE users RENAME CONSTRAINT users_pkey TO people_pkey;
