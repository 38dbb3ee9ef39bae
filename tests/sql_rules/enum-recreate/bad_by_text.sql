-- runner: drizzle
CREATE TYPE "public"."mood" AS ENUM('sad', 'ok', 'happy');
CREATE TABLE "users" ("id" serial PRIMARY KEY NOT NULL, "mood" "mood" DEFAULT 'ok' NOT NULL);
-- the change:
UPDATE "users" SET "mood" = 'ok' WHERE "mood" = 'sad';--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "mood" SET DATA TYPE text;--> statement-breakpoint -- expect: enum-recreate
ALTER TABLE "users" ALTER COLUMN "mood" SET DEFAULT 'ok'::text;--> statement-breakpoint
DROP TYPE "public"."mood";--> statement-breakpoint
CREATE TYPE "public"."mood" AS ENUM('ok', 'happy');--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "mood" SET DEFAULT 'ok'::"public"."mood";--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "mood" SET DATA TYPE "public"."mood" USING "mood"::"public"."mood";
