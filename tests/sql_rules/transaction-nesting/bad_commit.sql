-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
COMMIT;  -- expect: transaction-nesting
--> statement-breakpoint
ALTER TABLE users ADD COLUMN nickname text;
