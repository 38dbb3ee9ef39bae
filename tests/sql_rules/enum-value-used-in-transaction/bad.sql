CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood, felt mood[]);
-- the change:
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'happy';  -- expect: enum-value-used-in-transaction
INSERT INTO users (id, feels) VALUES (1, 'happy');  -- expect: enum-value-used-in-transaction
INSERT INTO users (id, felt) SELECT 2, '{ok,happy}'::mood[];  -- expect: enum-value-used-in-transaction
UPDATE users SET felt = '{ok,happy}' WHERE id = 1;  -- expect: enum-value-used-in-transaction
CREATE VIEW glad AS SELECT id FROM users u WHERE u.feels IN ('ok', 'happy');  -- expect: enum-value-used-in-transaction
CREATE POLICY glad ON users USING (feels = 'happy');  -- expect: enum-value-used-in-transaction
CREATE TABLE days (id bigint, feels mood DEFAULT 'happy');  -- expect: enum-value-used-in-transaction
CREATE FUNCTION best() RETURNS mood LANGUAGE sql AS $$ SELECT 'happy'::mood $$;  -- expect: enum-value-used-in-transaction
DO $$
BEGIN
  UPDATE users SET feels = 'happy' WHERE feels IS NULL;  -- expect: enum-value-used-in-transaction, lock-held-across-work
END $$;
