-- runner: drizzle
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood);
ALTER TYPE mood ADD VALUE 'calm';
-- the change:
ALTER TYPE "public"."mood" ADD VALUE 'happy';
--> statement-breakpoint
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'calm'::"public"."mood";  -- expect: enum-value-used-in-transaction
-- the next migration:
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'happy'::"public"."mood";  -- expect: enum-value-used-in-transaction
