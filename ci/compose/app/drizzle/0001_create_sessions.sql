CREATE TYPE "session_state" AS ENUM('active', 'closed');
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL REFERENCES "users"("id"),
	"state" "session_state" DEFAULT 'active' NOT NULL
);
