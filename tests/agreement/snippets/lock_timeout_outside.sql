-- runner: psql
-- with: require-lock-timeout, require-statement-timeout
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: local setting that has ended
BEGIN;
SET LOCAL lock_timeout = '1s';
SET LOCAL statement_timeout = '5s';
COMMIT;
ALTER TABLE users ADD COLUMN IF NOT EXISTS bio text;
-- only-lockstep require-lock-timeout: a limit that has ended
-- only-lockstep require-statement-timeout: a limit that has ended
-- snippet: setting rolled back
BEGIN;
SET lock_timeout = '1s';
SET statement_timeout = '5s';
ROLLBACK;
ALTER TABLE users ADD COLUMN IF NOT EXISTS bio text;
-- only-lockstep require-lock-timeout: a limit that has ended
-- only-lockstep require-statement-timeout: a limit that has ended
-- snippet: setting for the session
SET lock_timeout = '1s';
SET statement_timeout = '5s';
ALTER TABLE users ADD COLUMN IF NOT EXISTS bio text;
-- snippet: concurrently
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
