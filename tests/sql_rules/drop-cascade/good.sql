-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE TABLE likes (post bigint REFERENCES posts (id), liker bigint REFERENCES users (id));
CREATE VIEW everybody AS SELECT id FROM users;
-- the change:
DROP VIEW everybody CASCADE;
--> statement-breakpoint
DROP TABLE IF EXISTS "users" CASCADE;  -- expect: ban-drop-table
--> statement-breakpoint
DROP TABLE IF EXISTS "posts" CASCADE;  -- expect: ban-drop-table
--> statement-breakpoint
DROP TABLE IF EXISTS "likes" CASCADE;  -- expect: ban-drop-table
