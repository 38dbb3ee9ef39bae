CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN nickname text;
ROLLBACK;  -- expect: transaction-nesting
