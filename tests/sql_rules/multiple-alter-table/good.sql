CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);
-- the change:
ALTER TABLE users ALTER COLUMN age DROP DEFAULT;
ALTER TABLE users ADD COLUMN nickname text;
CREATE TABLE posts (id bigint PRIMARY KEY, size int, likes int);
ALTER TABLE posts ALTER COLUMN size TYPE bigint;
ALTER TABLE posts ALTER COLUMN likes TYPE bigint;
