-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- the change:
DO $$ BEGIN
 ALTER TABLE "posts" ADD CONSTRAINT "posts_author_users_id_fk" FOREIGN KEY ("author") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;  -- expect: adding-foreign-key-constraint
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
