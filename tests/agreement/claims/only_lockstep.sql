CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT email_key UNIQUE, age bigint, name text, plan text NOT NULL DEFAULT 'free',
  feeling mood DEFAULT 'sad');
INSERT INTO users SELECT i, i, i, i FROM generate_series(1, 50) i;
CREATE UNIQUE INDEX users_age ON users (age);
CREATE UNIQUE INDEX users_part ON users (age) WHERE age > 9;
ALTER TABLE users ADD CONSTRAINT email_there CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE users ADD CONSTRAINT name_short CHECK (length(name) < 9) NOT VALID;
CREATE TABLE bills (id bigint PRIMARY KEY, user_id bigint CONSTRAINT to_user REFERENCES users DEFERRABLE INITIALLY DEFERRED);
INSERT INTO bills SELECT i, i FROM generate_series(1, 50) i;
CREATE VIEW names AS SELECT name FROM users;
CREATE TABLE loose (id bigint, kind bigint);
INSERT INTO loose SELECT i, 2 FROM generate_series(1, 50) i;
CREATE TABLE events (id bigint, kind bigint) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TABLE rooms (span int8range);
INSERT INTO rooms SELECT int8range(i, i + 1) FROM generate_series(1, 50) i;
CREATE MATERIALIZED VIEW plans AS SELECT plan, count(*) FROM users GROUP BY plan;

-- case: another value in each row
-- shows: bills ACCESS EXCLUSIVE, a rewrite
ALTER TABLE bills ADD COLUMN dice float8[] DEFAULT ARRAY[random()];
-- case: a serial column is written to every row
-- shows: bills ACCESS EXCLUSIVE, a rewrite
ALTER TABLE bills ADD COLUMN number bigserial;
-- case: a domain with a constraint
-- shows: bills ACCESS EXCLUSIVE, a rewrite
ALTER TABLE bills ADD COLUMN weight positive;
-- case: a domain with a constraint: NOT NULL
CREATE DOMAIN needed AS text NOT NULL;
-- shows: error: domain needed does not allow null values
ALTER TABLE bills ADD COLUMN name needed;
-- case: DEFAULT NULL is none
-- shows: error: column "city" of relation "users" contains null values
ALTER TABLE users ADD COLUMN city text DEFAULT NULL NOT NULL;
-- case: a primary key is NOT NULL
-- shows: error: column "number" of relation "loose" contains null values
ALTER TABLE loose ADD COLUMN number bigint PRIMARY KEY;
-- case: a CHECK beside the column
-- shows: bills ACCESS EXCLUSIVE, a scan
ALTER TABLE bills ADD COLUMN size bigint CHECK (size > 0);
-- case: a key of columns that may be NULL
ALTER TABLE loose ADD COLUMN number bigint;
UPDATE loose SET number = id;
CREATE UNIQUE INDEX loose_number ON loose (number);
-- shows: loose ACCESS EXCLUSIVE, a scan
ALTER TABLE loose ADD CONSTRAINT loose_pkey PRIMARY KEY USING INDEX loose_number;
-- case: an exclusion constraint builds its index
-- shows: rooms ACCESS EXCLUSIVE, an index build
ALTER TABLE rooms ADD CONSTRAINT apart EXCLUDE USING gist (span WITH &&);
-- case: PostgreSQL refuses it: the type of a view's column
-- shows: error: cannot alter type of a column used by a view or rule
ALTER TABLE users ALTER COLUMN name TYPE varchar;
-- case: PostgreSQL refuses it: a partial index as a constraint
-- shows: error: "users_part" is a partial index
ALTER TABLE users ADD CONSTRAINT age_key UNIQUE USING INDEX users_part;
-- case: PostgreSQL refuses it: a constraint that is not there
-- shows: error: constraint "nothing" of relation "users" does not exist
ALTER TABLE users DROP CONSTRAINT nothing;
-- case: PostgreSQL refuses it: what others depend on
-- shows: error: cannot drop column name of table users because other objects depend on it
ALTER TABLE users DROP COLUMN name;
-- case: PostgreSQL refuses it: TRUNCATE of what a foreign key refers to
-- shows: error: cannot truncate a table referenced in a foreign key constraint
TRUNCATE users;
-- case: PostgreSQL refuses it: an enum value that is there
-- shows: error: enum label "sad" already exists
ALTER TYPE mood ADD VALUE 'sad';
-- case: PostgreSQL refuses it: a foreign key to what is not unique
-- shows: error: there is no unique constraint matching given keys for referenced table "users"
ALTER TABLE bills ADD COLUMN name text, ADD FOREIGN KEY (name) REFERENCES users (name);
-- case: PostgreSQL refuses it: a foreign key of another type
-- shows: error: foreign key constraint "bills_note_fkey" cannot be implemented
ALTER TABLE bills ADD COLUMN note text, ADD FOREIGN KEY (note) REFERENCES users (id);
-- case: PostgreSQL refuses it: NOT VALID from a partitioned table
-- until: 17
-- shows: error: cannot add NOT VALID foreign key on partitioned table "events" referencing relation "users"
ALTER TABLE events ADD FOREIGN KEY (id) REFERENCES users NOT VALID;
-- case: PostgreSQL refuses it: a unique key without the partition key
-- shows: error: unique constraint on partitioned table must include all partitioning columns
CREATE UNIQUE INDEX events_id ON events (id);
-- case: PostgreSQL refuses it: an index of a partitioned table, concurrently
-- while: SELECT 1
-- shows: error: it waits for nothing cannot create index on partitioned table "events" concurrently
CREATE INDEX CONCURRENTLY events_id ON events (id);
-- case: PostgreSQL refuses it: arguments renamed by CREATE OR REPLACE
CREATE FUNCTION plus(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT a';
-- shows: error: cannot change name of input parameter "a"
CREATE OR REPLACE FUNCTION plus(b bigint) RETURNS bigint LANGUAGE sql AS 'SELECT b';
-- case: PostgreSQL refuses it: a view that loses a column
CREATE VIEW people AS SELECT id, name FROM users;
-- shows: error: cannot drop columns from view
CREATE OR REPLACE VIEW people AS SELECT id FROM users;
-- case: PostgreSQL refuses it: an identity that is written
CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY);
-- shows: error: cannot insert a non-DEFAULT value into column "id"
INSERT INTO numbered (id) VALUES (1);
-- case: PostgreSQL refuses it: the old name
ALTER TABLE users RENAME COLUMN plan TO offer;
-- shows: error: column "plan" of relation "users" does not exist
UPDATE users SET plan = 'paid' WHERE id = 1;
-- case: ON CONFLICT needs the key
ALTER TABLE users DROP CONSTRAINT email_key;
-- shows: error: there is no unique or exclusion constraint matching the ON CONFLICT specification
INSERT INTO users (id, email) VALUES (99, '1') ON CONFLICT (email) DO NOTHING;
-- case: it fails where the table is not
-- shows: error: table "legacy" does not exist
DROP TABLE legacy;
-- case: CASCADE takes more: a view of a column
-- shows: names ACCESS EXCLUSIVE
-- shows: users ACCESS EXCLUSIVE
DO $$ BEGIN
  ALTER TABLE users DROP COLUMN name CASCADE;
  ASSERT to_regclass('names') IS NULL;
END $$;
-- case: CASCADE takes more: columns of a type
-- shows: users ACCESS EXCLUSIVE
DO $$ BEGIN
  DROP TYPE mood CASCADE;
  ASSERT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'feeling');
END $$;
-- case: CASCADE takes more: TRUNCATE
-- shows: bills ACCESS EXCLUSIVE, a rewrite
-- shows: users ACCESS EXCLUSIVE, a rewrite
DO $$ BEGIN
  TRUNCATE users CASCADE;
  ASSERT NOT EXISTS (SELECT FROM bills);
END $$;
-- case: a schema goes with all in it
CREATE SCHEMA elsewhere;
CREATE TABLE elsewhere.boxes (id bigint);
-- shows: elsewhere.boxes ACCESS EXCLUSIVE
DROP SCHEMA elsewhere CASCADE;
-- case: it cannot run in a transaction: an index
-- shows: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- case: it cannot run in a transaction: an index dropped
-- shows: error: DROP INDEX CONCURRENTLY cannot run inside a transaction block
DROP INDEX CONCURRENTLY users_age;
-- case: it cannot run in a transaction: REINDEX
-- shows: error: REINDEX CONCURRENTLY cannot run inside a transaction block
REINDEX TABLE CONCURRENTLY users;
-- case: it cannot run in a transaction: DETACH
-- shows: error: ALTER TABLE ... DETACH CONCURRENTLY cannot run inside a transaction block
ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;
-- case: it cannot run in a transaction: VACUUM
-- shows: error: VACUUM cannot run inside a transaction block
VACUUM users;
-- case: it cannot run in a transaction: a database
-- shows: error: CREATE DATABASE cannot run inside a transaction block
CREATE DATABASE shop;
-- case: it cannot run in a transaction: a database dropped
-- shows: error: DROP DATABASE cannot run inside a transaction block
DROP DATABASE shop;
-- case: it cannot run in a transaction: ALTER SYSTEM
-- shows: error: ALTER SYSTEM cannot run inside a transaction block
ALTER SYSTEM SET work_mem = '1GB';
-- case: all rows go: TRUNCATE
-- shows: bills ACCESS EXCLUSIVE, a rewrite
DO $$ BEGIN TRUNCATE bills; ASSERT NOT EXISTS (SELECT FROM bills); END $$;
-- case: all rows go: a DELETE in a query
-- shows: bills ROW EXCLUSIVE, a scan
DO $$ BEGIN
  WITH gone AS (DELETE FROM bills RETURNING id) INSERT INTO loose SELECT id FROM gone;
  ASSERT NOT EXISTS (SELECT FROM bills);
END $$;
-- case: all rows are written
-- shows: users ROW EXCLUSIVE, a scan
DO $$ BEGIN
  UPDATE users SET age = age WHERE 1 = 1;
  ASSERT (SELECT count(*) FROM users WHERE xmin = pg_current_xact_id()::xid) = 50;
END $$;
-- case: a value is none before its commit: a row
BEGIN; ALTER TYPE mood ADD VALUE 'bored';
-- shows: error: unsafe use of new value "bored" of enum type mood
UPDATE users SET feeling = 'bored' WHERE id = 1;
-- case: a value is none before its commit: a default
BEGIN; ALTER TYPE mood ADD VALUE 'bored';
-- shows: error: unsafe use of new value "bored" of enum type mood
ALTER TABLE users ALTER COLUMN feeling SET DEFAULT 'bored';
-- case: a value is none before its commit: a type of the same transaction
-- until: 16
BEGIN; CREATE TYPE color AS ENUM ('red'); ALTER TYPE color ADD VALUE 'blue';
-- shows: error: unsafe use of new value "blue" of enum type color
CREATE TABLE cars (color color DEFAULT 'blue');
-- case: an enum changed by half: a column that is forgotten
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad');
-- shows: error: cannot drop type mood_old because other objects depend on it
DROP TYPE mood_old;
-- case: an enum changed by half: a default that is left
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad');
-- shows: error: default for column "feeling" cannot be cast automatically to type mood
ALTER TABLE users ALTER COLUMN feeling TYPE mood USING feeling::text::mood;
-- case: an enum changed by half: no text between
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad');
-- shows: error: cannot cast type mood_old to mood
ALTER TABLE users ALTER COLUMN feeling TYPE mood USING feeling::mood;
-- case: an enum changed by half: a value taken from the catalog
DELETE FROM pg_enum WHERE enumlabel = 'sad';
-- shows: error: invalid internal value for enum: …
SELECT feeling::text FROM users WHERE id = 1;
-- case: a lock is held meanwhile
BEGIN; ALTER TABLE users ADD COLUMN bio text;
-- shows: loose SHARE, an index build
-- shows: users ACCESS EXCLUSIVE
CREATE INDEX loose_kind ON loose (kind);
-- case: a foreign key without an index
ALTER TABLE bills DROP CONSTRAINT to_user, ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
-- shows: bills ROW EXCLUSIVE, a scan
-- shows: users ROW EXCLUSIVE, a scan
DELETE FROM users WHERE id = 1;
-- case: it stands in a block
-- shows: bills SHARE ROW EXCLUSIVE, a scan
-- shows: users SHARE ROW EXCLUSIVE, a scan
DO $$ BEGIN
  ALTER TABLE bills ADD CONSTRAINT again FOREIGN KEY (user_id) REFERENCES users;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
-- case: IF NOT EXISTS may mean an old table
CREATE TABLE IF NOT EXISTS loose (id bigint PRIMARY KEY);
-- shows: loose SHARE, an index build
CREATE INDEX loose_kind ON loose (kind);
-- case: a table of another schema
-- shows: loose SHARE, an index build
DO $$ BEGIN
  CREATE SCHEMA elsewhere;
  CREATE TABLE elsewhere.loose (id bigint);
  CREATE INDEX loose_kind ON public.loose (kind);
END $$;
-- case: the table is not new
BEGIN; CREATE TABLE posts (id bigint); ROLLBACK;
-- shows: error: relation "posts" does not exist
CREATE INDEX posts_id ON posts (id);
-- case: rows are held against the bounds
-- shows: events SHARE UPDATE EXCLUSIVE
-- shows: loose ACCESS EXCLUSIVE, a scan
ALTER TABLE events ATTACH PARTITION loose FOR VALUES IN (2);
-- case: other objects have names too: a view
ALTER VIEW names RENAME TO people_names;
-- shows: error: relation "names" does not exist
SELECT name FROM names;
-- case: other objects have names too: a column of a view
ALTER VIEW names RENAME COLUMN name TO full_name;
-- shows: error: column "name" does not exist
SELECT name FROM names;
-- case: other objects have names too: an enum value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- shows: error: invalid input value for enum mood: "sad"
SELECT count(*) FROM users WHERE feeling = 'sad';
-- case: other objects have names too: a type
ALTER TYPE mood RENAME TO feeling;
-- shows: error: type "mood" does not exist
SELECT 'sad'::mood;
-- case: no default any more
ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;
-- shows: error: null value in column "plan" of relation "users" violates not-null constraint
INSERT INTO users (id, email) VALUES (99, 'x');
-- case: VALIDATE in the same statement
-- shows: users ACCESS EXCLUSIVE, a scan
ALTER TABLE users VALIDATE CONSTRAINT email_there, ALTER COLUMN email SET NOT NULL;
-- case: a constraint that proves something else
ALTER TABLE users VALIDATE CONSTRAINT name_short;
-- shows: users ACCESS EXCLUSIVE, a scan
ALTER TABLE users ALTER COLUMN name SET NOT NULL;
-- case: the table is copied: UNLOGGED
-- shows: loose ACCESS EXCLUSIVE, a rewrite
ALTER TABLE loose SET UNLOGGED;
-- case: the table is copied: CLUSTER
-- shows: bills ACCESS EXCLUSIVE, a rewrite
CLUSTER bills USING bills_pkey;
-- case: nobody reads meanwhile
-- shows: plans ACCESS EXCLUSIVE, a rewrite
-- shows: users ACCESS SHARE, a scan
REFRESH MATERIALIZED VIEW plans;
-- case: replication stops
CREATE PUBLICATION feed FOR TABLE bills;
ALTER TABLE bills REPLICA IDENTITY NOTHING;
-- shows: error: cannot update table "bills" because it does not have a replica identity and publishes updates
UPDATE bills SET id = 99 WHERE id = 1;
-- case: nobody sees a row
ALTER TABLE bills ENABLE ROW LEVEL SECURITY;
-- shows: nothing
DO $$ BEGIN
  SET LOCAL ROLE pg_read_all_data;
  ASSERT (SELECT count(*) FROM bills) = 0;
  RESET ROLE;
END $$;
-- case: checks are bypassed
ALTER TABLE bills DISABLE TRIGGER ALL;
-- shows: nothing
DO $$ BEGIN
  INSERT INTO bills VALUES (99, 99);
  SET CONSTRAINTS ALL IMMEDIATE;
END $$;
-- case: a setting that stays
BEGIN; SET lock_timeout = '7s'; COMMIT;
-- shows: nothing
DO $$ BEGIN ASSERT current_setting('lock_timeout') = '7s'; END $$;
-- case: checks that are still due
BEGIN; INSERT INTO bills VALUES (99, 1);
-- shows: error: cannot ALTER TABLE "bills" because it has pending trigger events
ALTER TABLE bills ADD COLUMN note text;
-- case: newer than the server
-- until: 17
-- shows: nothing
DO $$ BEGIN
  EXECUTE 'ALTER TABLE users ADD COLUMN shout text GENERATED ALWAYS AS (upper(name)) VIRTUAL';
  ASSERT false;
EXCEPTION WHEN syntax_error THEN NULL;
END $$;
-- case: an index that IF NOT EXISTS takes for a whole one
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_age'::regclass;
-- shows: users SHARE
DO $$ BEGIN
  CREATE INDEX IF NOT EXISTS users_age ON users (age);
  ASSERT NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_age'::regclass);
END $$;
-- case: REINDEX that is not concurrent
-- shows: bills SHARE, an index build
REINDEX (CONCURRENTLY FALSE) TABLE bills;
-- case: zero is no limit
SET lock_timeout = 0;
-- while: LOCK TABLE loose
-- shows: loose ACCESS EXCLUSIVE
ALTER TABLE loose ADD COLUMN bio text;
-- case: a limit that has ended: with its transaction
BEGIN; SET LOCAL lock_timeout = '1s'; COMMIT;
-- shows: nothing
DO $$ BEGIN ASSERT current_setting('lock_timeout') = '0'; END $$;
-- case: a limit that has ended: rolled back
BEGIN; SET lock_timeout = '1s'; ROLLBACK;
-- shows: nothing
DO $$ BEGIN ASSERT current_setting('lock_timeout') = '0'; END $$;
-- case: json has no equality
CREATE TABLE docs (doc json);
-- shows: error: could not identify an equality operator for type json
SELECT DISTINCT doc FROM docs;
-- case: a second time fails
CREATE SCHEMA elsewhere;
-- shows: error: schema "elsewhere" already exists
CREATE SCHEMA elsewhere;
