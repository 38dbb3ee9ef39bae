-- runner: golang-migrate
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
SET LOCAL lock_timeout = '2s';
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);  -- expect: concurrent-in-transaction
-- the next migration:
BEGIN;
ALTER TABLE users ADD COLUMN plan text;
COMMIT;
CREATE INDEX CONCURRENTLY users_plan_idx ON users (plan);  -- expect: concurrent-in-transaction
