CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users
  ADD COLUMN score bigint,
  ALTER COLUMN score SET DEFAULT 0,
  ALTER COLUMN score SET NOT NULL;  -- expect: adding-not-nullable-field
