-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY, default_tz text);
CREATE DOMAIN code AS text NOT NULL;
-- the change:
ALTER TABLE "users" ADD COLUMN "tz" text NOT NULL;  -- expect: adding-required-field
--> statement-breakpoint
ALTER TABLE users ADD COLUMN a int DEFAULT NULL NOT NULL, ADD COLUMN b int NOT NULL DEFAULT 1;  -- expect: adding-required-field
--> statement-breakpoint
ALTER TABLE users ADD COLUMN c text NOT NULL DEFAULT NULL::text;  -- expect: adding-required-field
--> statement-breakpoint
ALTER TABLE users ADD COLUMN d code;  -- expect: adding-required-field, adding-field-with-default
--> statement-breakpoint
CREATE TABLE posts (id bigint PRIMARY KEY);
--> statement-breakpoint
INSERT INTO posts (id) VALUES (1);
--> statement-breakpoint
ALTER TABLE posts ADD COLUMN title text NOT NULL;  -- expect: adding-required-field
