-- runner: drizzle
-- rows: users=2000000
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
ALTER TABLE "users" ADD CONSTRAINT "users_email_unique" UNIQUE("email");  -- expect: disallowed-unique-constraint
