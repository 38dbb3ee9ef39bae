-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE "users" ADD COLUMN "country" text;
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "language" text;
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "plan" text DEFAULT 'free';
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "plan" SET NOT NULL;  -- expect: adding-not-nullable-field
-- the next migration:
UPDATE "users" SET "language" = 'en' WHERE "language" IS NULL;  -- expect: update-without-where
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "language" SET NOT NULL;  -- expect: adding-not-nullable-field
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "country" SET NOT NULL;  -- expect: adding-not-nullable-field
