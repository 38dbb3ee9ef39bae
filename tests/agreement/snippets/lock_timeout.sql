-- with: require-lock-timeout, require-statement-timeout
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: none
ALTER TABLE users ADD COLUMN bio text;
-- agree require-lock-timeout
-- agree require-statement-timeout
-- snippet: both
SET lock_timeout = '1s';  -- only-lockstep session-state-leak: a setting that stays
SET statement_timeout = '5s';
ALTER TABLE users ADD COLUMN bio text;
-- snippet: local
SET LOCAL lock_timeout = '1s';
SET LOCAL statement_timeout = '5s';
ALTER TABLE users ADD COLUMN bio text;
-- snippet: zero
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE users ADD COLUMN bio text;
-- only-lockstep require-lock-timeout: zero is no limit
-- only-lockstep require-statement-timeout: zero is no limit
-- snippet: set_config
SELECT set_config('lock_timeout', '1s', true), set_config('statement_timeout', '5s', true);
ALTER TABLE users ADD COLUMN bio text;
-- only-squawk require-lock-timeout: set_config sets it too
-- only-squawk require-statement-timeout: set_config sets it too
-- snippet: reset
SET lock_timeout = '1s';
SET statement_timeout = '5s';  -- only-lockstep session-state-leak: a setting that stays
RESET lock_timeout;
ALTER TABLE users ADD COLUMN bio text;  -- only-lockstep require-lock-timeout: a limit that has ended
-- snippet: too late
ALTER TABLE users ADD COLUMN bio text;
-- agree require-lock-timeout
-- agree require-statement-timeout
SET lock_timeout = '1s';  -- only-lockstep session-state-leak: a setting that stays
SET statement_timeout = '5s';
-- snippet: new table
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ADD COLUMN bio text;
-- only-squawk require-lock-timeout: the table is new
-- only-squawk require-statement-timeout: the table is new
-- snippet: new table that refers to another
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
-- agree require-lock-timeout
-- agree require-statement-timeout
CREATE INDEX ON posts (user_id);
-- snippet: type
CREATE TYPE color AS ENUM ('red');
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: enum value
ALTER TYPE mood ADD VALUE 'happy' AFTER 'sad';
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: function
CREATE FUNCTION one() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 1';
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: comment
COMMENT ON TABLE users IS 'people';
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: rows
UPDATE users SET name = 'x' WHERE id = 1;
-- snippet: explicit lock
LOCK TABLE users IN SHARE MODE;
-- agree require-lock-timeout
-- agree require-statement-timeout
-- snippet: index
CREATE INDEX users_name ON users (name);
-- agree require-concurrent-index-creation
-- agree require-lock-timeout
-- agree require-statement-timeout
-- snippet: schema
CREATE SCHEMA shop;
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: extension
CREATE EXTENSION IF NOT EXISTS hstore;
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: view
CREATE VIEW names AS SELECT name FROM users;
-- only-squawk require-lock-timeout: no query waits for it
-- only-squawk require-statement-timeout: no query waits for it
-- snippet: trigger
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- the change:
CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
-- agree require-lock-timeout
-- agree require-statement-timeout
