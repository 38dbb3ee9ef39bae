-- runner: drizzle
CREATE TABLE "users" ("id" bigint PRIMARY KEY NOT NULL);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"user_id" bigint NOT NULL,
	"team_id" bigint NOT NULL,
	CONSTRAINT "memberships_pk" PRIMARY KEY("user_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "teams" ("id" bigint PRIMARY KEY NOT NULL);
--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade;  -- expect: fk-missing-index
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
