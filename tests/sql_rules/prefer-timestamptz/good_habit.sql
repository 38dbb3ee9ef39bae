-- runner: drizzle
CREATE TABLE "users" ("id" bigint PRIMARY KEY NOT NULL, "created_at" timestamp, "updated_at" timestamp);
CREATE TABLE "visits" ("id" bigint PRIMARY KEY NOT NULL, "at" timestamp with time zone);
-- the change:
CREATE TABLE "posts" (
	"id" bigint PRIMARY KEY NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL
);
