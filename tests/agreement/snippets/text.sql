-- What is no SQL, or not for this server.
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- snippet: misspelled
ALTER TABEL users ADD COLUMN bio text;  -- agree syntax-error
-- snippet: misspelled beside a hazard
ALTER TABLE users DROP COLUMN name;  -- only-lockstep ban-drop-column: an error elsewhere in the file
SELECT FROM WHERE;  -- agree syntax-error
-- snippet: psql command
\set x 1
-- agree syntax-error
-- snippet: psql include
\i other.sql
-- agree syntax-error
-- snippet: inline rows
COPY users (id, name) FROM stdin;
1	Ann
\.
-- agree syntax-error
-- snippet: backticks
CREATE TABLE `posts` (`id` bigint PRIMARY KEY);  -- agree syntax-error
-- snippet: auto increment
CREATE TABLE posts (id bigint AUTO_INCREMENT PRIMARY KEY);  -- agree syntax-error
-- snippet: template
ALTER TABLE {{ table }} ADD COLUMN bio text;  -- agree syntax-error
-- snippet: conflict
<<<<<<< HEAD
ALTER TABLE users ADD COLUMN bio text;  -- agree syntax-error
=======
ALTER TABLE users ADD COLUMN city text;  -- agree syntax-error
>>>>>>> branch  -- agree syntax-error
-- snippet: virtual column of 18
ALTER TABLE users ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) VIRTUAL;
-- only-squawk adding-field-with-default: a virtual column
-- only-lockstep pg-version-syntax: newer than the server
-- snippet: not null constraint of 18
ALTER TABLE users ADD CONSTRAINT named NOT NULL name NOT VALID;
-- only-lockstep pg-version-syntax: newer than the server
-- snippet: dynamic
DO $$ BEGIN EXECUTE 'DROP TABLE users'; END $$;
-- only-lockstep drop-table-if-exists: it stands in a block
-- only-lockstep ban-drop-table: it stands in a block
-- snippet: table that is not there
ALTER TABLE nobody ADD COLUMN bio text;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: column that is there
ALTER TABLE users ADD COLUMN name text;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: table that is there
CREATE TABLE users (id bigint PRIMARY KEY);  -- only-lockstep schema-conflict: PostgreSQL refuses it
