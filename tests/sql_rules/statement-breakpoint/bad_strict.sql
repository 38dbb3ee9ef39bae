-- runner: drizzle
-- preset: strict
CREATE TABLE "public"."users" ("id" bigint PRIMARY KEY);
-- the change:
SET LOCAL lock_timeout = '2s';
--> statement-breakpoint
CREATE TABLE "public"."posts" ("id" bigint PRIMARY KEY);
--> statement-breakpoint  -- expect: statement-breakpoint
