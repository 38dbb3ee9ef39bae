CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE pair AS (a bigint, b bigint);
CREATE SCHEMA attic;
CREATE TABLE attic.boxes (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY, email text, fax text, feeling mood);
CREATE TABLE bills (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE INDEX bills_user ON bills (user_id);
CREATE VIEW emails AS SELECT email FROM users;
CREATE SEQUENCE numbers;
CREATE FUNCTION one() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 1';

-- snippet: table
DROP TABLE bills;
-- agree ban-drop-table
-- only-lockstep drop-table-if-exists: it fails where the table is not
-- snippet: table if exists
DROP TABLE IF EXISTS bills;  -- agree ban-drop-table
-- snippet: table that is not there
DROP TABLE nothing;
-- only-squawk ban-drop-table: it fails before that
-- only-lockstep drop-table-if-exists: it fails where the table is not
-- snippet: table that may not be there
DROP TABLE IF EXISTS nothing;  -- only-squawk ban-drop-table: there is nothing to drop
-- snippet: table of this migration
CREATE TABLE scratch (id bigint PRIMARY KEY);
DROP TABLE scratch;  -- only-squawk ban-drop-table: the table is new
-- snippet: temporary table
CREATE TEMP TABLE scratch (id bigint);
DROP TABLE IF EXISTS scratch;  -- only-squawk ban-drop-table: a temporary table
-- snippet: table with cascade
DROP TABLE IF EXISTS users CASCADE;
-- agree ban-drop-table
-- only-lockstep drop-cascade: CASCADE takes more
-- snippet: table that others refer to
DROP TABLE IF EXISTS users;
-- agree ban-drop-table
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: two tables
DROP TABLE bills, users;
-- agree ban-drop-table
-- only-lockstep drop-table-if-exists: it fails where the table is not
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: table and again
DROP TABLE IF EXISTS bills;  -- agree ban-drop-table
CREATE TABLE bills (id bigint PRIMARY KEY);
-- snippet: column
ALTER TABLE users DROP COLUMN fax;  -- agree ban-drop-column
-- snippet: column if exists
ALTER TABLE users DROP COLUMN IF EXISTS fax;  -- agree ban-drop-column
-- snippet: column that may not be there
ALTER TABLE users DROP COLUMN IF EXISTS nothing;  -- only-squawk ban-drop-column: there is nothing to drop
-- snippet: column that is not there
ALTER TABLE users DROP COLUMN nothing;
-- only-squawk ban-drop-column: it fails before that
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: column of this migration
ALTER TABLE users ADD COLUMN scratch text;
ALTER TABLE users DROP COLUMN scratch;  -- only-squawk ban-drop-column: the column is new
-- snippet: column of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts DROP COLUMN title;  -- only-squawk ban-drop-column: the table is new
-- snippet: column of a view
ALTER TABLE users DROP COLUMN email;
-- agree ban-drop-column
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: column with cascade
ALTER TABLE users DROP COLUMN email CASCADE;
-- agree ban-drop-column
-- only-lockstep drop-cascade: CASCADE takes more
-- snippet: attribute of a type
ALTER TYPE pair DROP ATTRIBUTE b;
-- snippet: schema
DROP SCHEMA attic CASCADE;  -- only-lockstep ban-drop-schema: a schema goes with all in it
-- snippet: schema that is not empty
DROP SCHEMA attic;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: schema if exists
DROP SCHEMA IF EXISTS attic CASCADE;  -- only-lockstep ban-drop-schema: a schema goes with all in it
-- snippet: view
DROP VIEW emails;
-- snippet: type
DROP TYPE mood;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: type with cascade
DROP TYPE mood CASCADE;  -- only-lockstep drop-cascade: CASCADE takes more
-- snippet: sequence
DROP SEQUENCE numbers;
-- snippet: function
DROP FUNCTION one();
-- snippet: extension with cascade
DROP EXTENSION IF EXISTS hstore CASCADE;  -- only-lockstep drop-cascade: CASCADE takes more
-- snippet: owned by somebody
DROP OWNED BY CURRENT_USER;  -- only-lockstep drop-cascade: CASCADE takes more
-- snippet: database
DROP DATABASE shop;
-- agree ban-drop-database
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: database if exists
DROP DATABASE IF EXISTS shop;
-- agree ban-drop-database
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: truncate
TRUNCATE bills;  -- only-lockstep ban-truncate: all rows go
-- snippet: truncate with cascade
TRUNCATE users CASCADE;  -- agree ban-truncate-cascade
-- snippet: truncate what others refer to
TRUNCATE users;
-- only-lockstep ban-truncate: all rows go
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: truncate of a new table
CREATE TABLE posts (id bigint PRIMARY KEY);
TRUNCATE posts;
-- snippet: delete
DELETE FROM bills;  -- only-lockstep delete-without-where: all rows go
-- snippet: delete where true
DELETE FROM bills WHERE true;  -- only-lockstep delete-without-where: all rows go
-- snippet: delete where
DELETE FROM bills WHERE id < 10;
-- snippet: delete in a query
WITH gone AS (DELETE FROM bills RETURNING id) SELECT count(*) FROM gone;
-- only-lockstep delete-without-where: all rows go
-- snippet: update
UPDATE users SET fax = '';  -- only-lockstep update-without-where: all rows are written
-- snippet: update where
UPDATE users SET fax = '' WHERE fax IS NULL;
-- snippet: update where something equals itself
UPDATE users SET fax = '' WHERE 1 = 1;  -- only-lockstep update-without-where: all rows are written
-- snippet: update of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
UPDATE posts SET title = '';
