-- runner: drizzle
CREATE TABLE "users" ("id" bigint PRIMARY KEY);
-- the change:
COMMENT ON TABLE "users" IS 'a
--> statement-breakpoint  -- expect: statement-breakpoint
b';
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "nickname" text;
ALTER TABLE "users" ADD COLUMN "age" smallint;  -- expect: statement-breakpoint
