-- runner: drizzle
CREATE TABLE "users" ("id" bigint PRIMARY KEY);
ALTER TABLE "users" ADD COLUMN "nickname" text;
CREATE INDEX "users_nickname_idx" ON "users" USING btree ("nickname");
