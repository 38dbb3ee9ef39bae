CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY, title varchar(20));
CREATE TABLE events (id bigint, at timestamptz);
CREATE PUBLICATION feed FOR TABLE users;
-- the change:
ALTER TABLE posts ALTER COLUMN title TYPE varchar(40);
ALTER TABLE users REPLICA IDENTITY FULL;
ALTER TABLE events REPLICA IDENTITY FULL;
ALTER PUBLICATION feed ADD TABLE events;
CREATE PUBLICATION fresh FOR TABLE posts;
DROP PUBLICATION fresh;
