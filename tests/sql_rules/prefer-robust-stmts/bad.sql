-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW names AS SELECT name FROM users;
-- the change:
SET lock_timeout = '2s';
DROP VIEW names;  -- expect: prefer-robust-stmts
ALTER TABLE users
  ADD COLUMN nickname text,  -- expect: prefer-robust-stmts
  ALTER COLUMN email SET DEFAULT '';
ALTER TABLE users ADD CONSTRAINT name_short CHECK (length(name) < 99) NOT VALID;  -- expect: prefer-robust-stmts
