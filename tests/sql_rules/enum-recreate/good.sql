-- runner: drizzle
CREATE TYPE "session_state" AS ENUM('active', 'paused', 'completed');
CREATE TABLE "chats" (
  "id" uuid PRIMARY KEY, "state" "session_state" DEFAULT 'active' NOT NULL, "past" "session_state"[]
);
CREATE INDEX "chats_state_idx" ON "chats" ("state");
-- the change:
UPDATE "chats" SET "state" = 'active' WHERE "state" = 'paused';
--> statement-breakpoint
UPDATE "chats" SET "past" = array_replace("past", 'paused', 'active') WHERE 'paused' = ANY ("past");
--> statement-breakpoint
ALTER TYPE "session_state" RENAME TO "session_state_old";
--> statement-breakpoint
CREATE TYPE "session_state" AS ENUM('active', 'completed');
--> statement-breakpoint
ALTER TABLE "chats" ALTER COLUMN "state" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "chats" ALTER COLUMN "state" TYPE "session_state" USING "state"::text::"session_state";  -- expect: changing-column-type
--> statement-breakpoint
ALTER TABLE "chats" ALTER COLUMN "state" SET DEFAULT 'active'::"session_state";
--> statement-breakpoint
ALTER TABLE "chats" ALTER COLUMN "past" TYPE "session_state"[] USING "past"::text[]::"session_state"[];  -- expect: changing-column-type
--> statement-breakpoint
DROP TYPE "session_state_old";
