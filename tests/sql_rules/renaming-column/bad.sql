-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(80));
CREATE VIEW everybody AS SELECT id, name FROM users;
-- the change:
ALTER TABLE "users" RENAME COLUMN "name" TO "full_name";  -- expect: renaming-column
--> statement-breakpoint
ALTER VIEW everybody RENAME COLUMN name TO full_name;  -- expect: renaming-column
