-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
COMMIT;  -- expect: transaction-nesting
SAVEPOINT before;  -- expect: transaction-nesting
BEGIN;  -- expect: transaction-nesting
ALTER TABLE users ADD COLUMN nickname text;
BEGIN;  -- expect: transaction-nesting
