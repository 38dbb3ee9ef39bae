-- Whether a migration that stopped in the middle can be run again; only outside a transaction.
-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, name text, CONSTRAINT short CHECK (length(name) < 9));
CREATE TYPE mood AS ENUM ('sad');

-- snippet: table
CREATE TABLE posts (id bigint PRIMARY KEY);  -- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;
-- snippet: table if not exists
CREATE TABLE IF NOT EXISTS posts (id bigint PRIMARY KEY);
UPDATE users SET name = '' WHERE id = 1;
-- snippet: column
ALTER TABLE users ADD COLUMN bio text;  -- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;
-- snippet: column if not exists
ALTER TABLE users ADD COLUMN IF NOT EXISTS bio text;
UPDATE users SET name = '' WHERE id = 1;
-- snippet: column in a transaction of its own
BEGIN;
ALTER TABLE users ADD COLUMN bio text;
COMMIT;
UPDATE users SET name = '' WHERE id = 1;
-- snippet: index
CREATE INDEX users_name ON users (name);
-- agree prefer-robust-stmts
-- agree require-concurrent-index-creation
UPDATE users SET name = '' WHERE id = 1;
-- snippet: constraint
ALTER TABLE users ADD CONSTRAINT named CHECK (name <> '') NOT VALID;  -- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;
-- snippet: constraint after a drop
ALTER TABLE users DROP CONSTRAINT IF EXISTS named, ADD CONSTRAINT named CHECK (name <> '') NOT VALID;
UPDATE users SET name = '' WHERE id = 1;
-- snippet: constraint dropped
ALTER TABLE users DROP CONSTRAINT short;  -- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;
-- snippet: default
ALTER TABLE users ALTER COLUMN name SET DEFAULT '';  -- only-squawk prefer-robust-stmts: a second time changes nothing
UPDATE users SET name = '' WHERE id = 1;
-- snippet: row security
ALTER TABLE users DISABLE ROW LEVEL SECURITY;  -- only-squawk prefer-robust-stmts: a second time changes nothing
UPDATE users SET name = '' WHERE id = 1;
-- snippet: owner
ALTER TABLE users OWNER TO CURRENT_USER;  -- only-squawk prefer-robust-stmts: a second time changes nothing
UPDATE users SET name = '' WHERE id = 1;
-- snippet: rename
ALTER TABLE users RENAME COLUMN name TO full_name;
-- only-squawk prefer-robust-stmts: there is no IF for it
-- agree renaming-column
UPDATE users SET name = '' WHERE id = 1;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: drop
DROP TABLE users;
-- agree ban-drop-table
-- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: drop of a type
DROP TYPE mood;  -- agree prefer-robust-stmts
UPDATE users SET name = '' WHERE id = 1;
-- snippet: type
CREATE TYPE color AS ENUM ('red');
UPDATE users SET name = '' WHERE id = 1;
-- snippet: value
ALTER TYPE mood ADD VALUE 'happy' AFTER 'sad';
UPDATE users SET name = '' WHERE id = 1;
-- snippet: extension
CREATE EXTENSION hstore;  -- only-lockstep prefer-robust-stmts: a second time fails
UPDATE users SET name = '' WHERE id = 1;
-- snippet: schema
CREATE SCHEMA shop;  -- only-lockstep prefer-robust-stmts: a second time fails
UPDATE users SET name = '' WHERE id = 1;
-- snippet: sequence
CREATE SEQUENCE numbers;
UPDATE users SET name = '' WHERE id = 1;
-- snippet: view
CREATE VIEW names AS SELECT name FROM users;
UPDATE users SET name = '' WHERE id = 1;
-- snippet: function
CREATE FUNCTION one() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 1';
UPDATE users SET name = '' WHERE id = 1;
-- snippet: table alone
CREATE TABLE posts (id bigint PRIMARY KEY);  -- only-squawk prefer-robust-stmts: a statement alone
-- snippet: column alone
ALTER TABLE users ADD COLUMN bio text;  -- only-squawk prefer-robust-stmts: a statement alone
