-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
SET LOCAL lock_timeout = '2s';
--> statement-breakpoint
ALTER TABLE users ADD COLUMN bio text;
-- the next migration:
ALTER TABLE users ADD COLUMN photo text;
