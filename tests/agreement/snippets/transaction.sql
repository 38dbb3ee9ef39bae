CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: own transaction in a transaction
BEGIN;  -- agree transaction-nesting
ALTER TABLE users ADD COLUMN bio text;
COMMIT;  -- only-squawk transaction-nesting: the other half of the same mistake
-- snippet: commit between
ALTER TABLE users ADD COLUMN bio text;
COMMIT;  -- agree transaction-nesting
ALTER TABLE users ADD COLUMN city text;  -- agree prefer-robust-stmts
-- snippet: rollback
ROLLBACK;  -- agree transaction-nesting
-- snippet: savepoint
SAVEPOINT here;
ALTER TABLE users ADD COLUMN bio text;
ROLLBACK TO SAVEPOINT here;  -- only-squawk transaction-nesting: ROLLBACK TO is no ROLLBACK
-- snippet: start transaction
START TRANSACTION;  -- agree transaction-nesting
ALTER TABLE users ADD COLUMN bio text;
COMMIT;  -- only-squawk transaction-nesting: the other half of the same mistake
-- snippet: begin of a block
DO $$ BEGIN
  PERFORM 1;
END $$;
-- snippet: begin without end
BEGIN;
-- agree transaction-nesting
-- agree ban-uncommitted-transaction
ALTER TABLE users ADD COLUMN bio text;
