-- runner: drizzle
CREATE TABLE "users" ("id" bigint PRIMARY KEY);--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "nickname" text;
--> statement-breakpoint
CREATE INDEX "users_nickname_idx" ON "users" USING btree ("nickname");
