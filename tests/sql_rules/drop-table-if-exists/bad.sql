-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE posts (id bigint PRIMARY KEY);
-- the change:
DROP TABLE "users" CASCADE;  -- expect: drop-table-if-exists, ban-drop-table
--> statement-breakpoint
drop /* the old one */ table posts;  -- expect: drop-table-if-exists, ban-drop-table
