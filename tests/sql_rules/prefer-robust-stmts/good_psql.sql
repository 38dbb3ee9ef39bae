-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
SET lock_timeout = '2s';
ALTER TABLE users ADD COLUMN IF NOT EXISTS nickname text;
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
BEGIN;
ALTER TABLE users ADD COLUMN age smallint;
COMMIT;
-- the next migration:
ALTER TABLE users ADD COLUMN size smallint;
