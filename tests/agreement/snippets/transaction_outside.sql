-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: transaction
BEGIN;
ALTER TABLE users ADD COLUMN bio text;
COMMIT;
-- snippet: transaction in a transaction
BEGIN;
BEGIN;  -- agree transaction-nesting
ALTER TABLE users ADD COLUMN bio text;
COMMIT;
-- snippet: begin without end
BEGIN;  -- agree ban-uncommitted-transaction
ALTER TABLE users ADD COLUMN bio text;
-- snippet: commit without begin
ALTER TABLE users ADD COLUMN IF NOT EXISTS bio text;
COMMIT;  -- agree transaction-nesting
-- snippet: savepoint rolled back
BEGIN;
SAVEPOINT here;
ALTER TABLE users ADD COLUMN bio text;
ROLLBACK TO SAVEPOINT here;
ALTER TABLE users ADD COLUMN city text;
COMMIT;  -- only-squawk transaction-nesting: ROLLBACK TO is no ROLLBACK
-- snippet: rolled back
BEGIN;
ALTER TABLE users ADD COLUMN bio text;
ROLLBACK;
-- snippet: table rolled back
BEGIN;
CREATE TABLE posts (id bigint PRIMARY KEY);
ROLLBACK;
CREATE INDEX IF NOT EXISTS posts_id ON posts (id);
-- only-lockstep require-concurrent-index-creation: the table is not new
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: chained
BEGIN;
ALTER TABLE users ADD COLUMN bio text;
COMMIT AND CHAIN;
ALTER TABLE users ADD COLUMN city text;  -- only-squawk prefer-robust-stmts: a transaction undoes it all
COMMIT;  -- only-squawk transaction-nesting: the other half of the same mistake
-- snippet: constraint validated in another transaction
BEGIN;
ALTER TABLE users ADD CONSTRAINT short CHECK (length(name) < 9) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE users VALIDATE CONSTRAINT short;
COMMIT;
-- snippet: constraint validated in the same
BEGIN;
ALTER TABLE users ADD CONSTRAINT short CHECK (length(name) < 9) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT short;  -- agree constraint-missing-not-valid
COMMIT;
