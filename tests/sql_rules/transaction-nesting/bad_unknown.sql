-- runner: unknown
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
BEGIN;  -- expect: transaction-nesting
ALTER TABLE users ADD COLUMN nickname text;
COMMIT;
