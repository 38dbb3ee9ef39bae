CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION two() RETURNS bigint LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION one() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE TABLE users (id bigint PRIMARY KEY, email text, name varchar(50), price numeric(10, 2), seen timestamp(3), at timestamp,
  age interval(0), bits varbit(8), net cidr, plan text NOT NULL);
INSERT INTO users SELECT i, i, i, i, now(), now(), '1 day', B'1', '10.0.0.0/8', 'free' FROM generate_series(1, 50) i;
CREATE INDEX users_name ON users (name);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint CONSTRAINT late CHECK (user_id > 0));
INSERT INTO orders SELECT i, i FROM generate_series(1, 50) i;
ALTER TABLE orders ADD CONSTRAINT there CHECK (user_id IS NOT NULL);
CREATE TABLE events (id bigint, kind bigint) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
INSERT INTO events SELECT i, 1 FROM generate_series(1, 50) i;
CREATE INDEX events_id ON events (id);
CREATE DOMAIN label AS text DEFAULT '';
CREATE TABLE labels (id bigint PRIMARY KEY, label label);
INSERT INTO labels SELECT i FROM generate_series(1, 50) i;

-- case: one value for all rows: a negative number
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN score bigint NOT NULL DEFAULT -1;
-- case: one value for all rows: parentheses
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN score bigint NOT NULL DEFAULT (1);
-- case: one value for all rows: the time of the transaction
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN made timestamptz NOT NULL DEFAULT pg_catalog.now();
-- case: one value for all rows: the day
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN made date NOT NULL DEFAULT CURRENT_DATE;
-- case: one value for all rows: an immutable function
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN kind text DEFAULT lower('FREE');
-- case: one value for all rows: an immutable function of our own
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN score bigint DEFAULT one();
-- case: a function that is inlined
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN score bigint DEFAULT two();
-- case: a virtual column
-- since: 18
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN shout text GENERATED ALWAYS AS (upper(plan)) VIRTUAL;
-- case: the table is new
-- while: CREATE TABLE posts (id bigint PRIMARY KEY); ALTER TABLE posts ADD COLUMN token uuid DEFAULT gen_random_uuid()
-- shows: error: it waits for nothing relation "posts" does not exist
SELECT count(*) FROM posts;
-- case: the column is new
-- while: ALTER TABLE labels ADD COLUMN city text; ALTER TABLE labels RENAME COLUMN city TO town
-- shows: error: column "city" does not exist
SELECT city FROM labels;
-- case: the index is new
-- while: CREATE TABLE posts (id bigint); CREATE INDEX posts_id ON posts (id); DROP INDEX posts_id
-- shows: error: it waits for nothing relation "posts_id" does not exist
SELECT 'posts_id'::regclass;
-- case: a temporary table
-- while: CREATE TEMP TABLE scratch (id bigint)
-- shows: error: it waits for nothing relation "scratch" does not exist
SELECT count(*) FROM scratch;
-- case: a serial column numbers the rows
-- shows: users ACCESS EXCLUSIVE, a rewrite
ALTER TABLE users ADD COLUMN number bigserial NOT NULL;
-- case: the table is empty
DELETE FROM users;
-- shows: users ACCESS EXCLUSIVE, a scan
ALTER TABLE users ADD COLUMN city text NOT NULL;
-- case: the column is there
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ADD COLUMN IF NOT EXISTS email text NOT NULL;
-- case: it fails before that: a column of a view
CREATE VIEW names AS SELECT name FROM users;
-- shows: error: cannot alter type of a column used by a view or rule
ALTER TABLE users ALTER COLUMN name TYPE text;
-- case: it fails before that: a column that is not there
-- shows: error: column "nothing" of relation "users" does not exist
ALTER TABLE users DROP COLUMN nothing;
-- case: it fails before that: a table that is not there
-- shows: error: table "nothing" does not exist
DROP TABLE nothing;
-- case: it fails before that: a name that is not there
-- shows: error: column "nothing" does not exist
ALTER TABLE users RENAME COLUMN nothing TO something;
-- case: it fails before that: a key for rows that are there
CREATE TABLE pets (name text);
INSERT INTO pets VALUES ('Rex');
-- shows: error: column "number" of relation "pets" contains null values
ALTER TABLE pets ADD COLUMN number bigint PRIMARY KEY;
-- case: the values stay as they are: wider varchar
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN name TYPE varchar(100);
-- case: the values stay as they are: varchar to text
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN name TYPE text;
-- case: the values stay as they are: text to varchar
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN email TYPE varchar;
-- case: the values stay as they are: the same type
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN email TYPE text;
-- case: the values stay as they are: wider numeric
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN price TYPE numeric(12, 2);
-- case: the values stay as they are: numeric without limit
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN price TYPE numeric;
-- case: the values stay as they are: finer timestamp
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN seen TYPE timestamp(6);
-- case: the values stay as they are: finer interval
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN age TYPE interval(6);
-- case: the values stay as they are: wider bits
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN bits TYPE varbit(16);
-- case: the values stay as they are: cidr to inet
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN net TYPE inet;
-- case: the values stay as they are: a collation without an index
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN email TYPE text COLLATE "C";
-- case: the values of timestamp in UTC
SET TimeZone = 'UTC';
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN at TYPE timestamptz;
-- case: another constraint of that name
-- shows: labels SHARE ROW EXCLUSIVE
-- shows: orders SHARE ROW EXCLUSIVE
ALTER TABLE labels ADD CONSTRAINT late FOREIGN KEY (id) REFERENCES orders NOT VALID;
-- case: a key takes no NOT VALID: unique
-- shows: error: UNIQUE constraints cannot be marked NOT VALID
ALTER TABLE users ADD CONSTRAINT email_key UNIQUE (email) NOT VALID;
-- case: a key takes no NOT VALID: primary key
-- shows: error: PRIMARY KEY constraints cannot be marked NOT VALID
ALTER TABLE events_1 ADD PRIMARY KEY (id) NOT VALID;
-- case: a key takes no NOT VALID: exclusion
-- shows: error: EXCLUDE constraints cannot be marked NOT VALID
ALTER TABLE users ADD CONSTRAINT once EXCLUDE (email WITH =) NOT VALID;
-- case: ROLLBACK TO is no ROLLBACK
BEGIN; CREATE TABLE posts (id bigint); SAVEPOINT here; CREATE TABLE more (id bigint); ROLLBACK TO SAVEPOINT here; COMMIT;
-- shows: error: relation "more" does not exist
SELECT count(*) FROM posts, more;
-- case: there is nothing to drop: a table
-- shows: nothing
DROP TABLE IF EXISTS nothing;
-- case: there is nothing to drop: a column
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users DROP COLUMN IF EXISTS nothing;
-- case: there is nothing to drop: an index
-- shows: nothing
DROP INDEX IF EXISTS users_nothing;
-- case: a view keeps the old name
ALTER TABLE labels RENAME TO marks;
CREATE VIEW labels AS SELECT id, label FROM marks;
-- shows: nothing
INSERT INTO labels VALUES (99, 'new');
-- case: a default is no constraint
-- shows: nothing
DO $$ BEGIN ASSERT NOT EXISTS (SELECT FROM pg_constraint WHERE contypid = 'label'::regtype); END $$;
-- case: NOT VALID reads nothing
-- shows: nothing
ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 9) NOT VALID;
-- case: NOT VALID reads nothing: and what it spares
-- shows: labels SHARE, a scan
ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 9);
-- case: a reference that is NULL
-- shows: orders ACCESS EXCLUSIVE
-- shows: users SHARE ROW EXCLUSIVE
ALTER TABLE orders ADD COLUMN other bigint REFERENCES users;
-- case: the index of a partitioned table alone
-- shows: events SHARE
CREATE INDEX events_kind ON ONLY events (kind);
-- case: an index that cannot be dropped concurrently
-- while: SELECT 1
-- shows: error: it waits for nothing cannot drop partitioned index "events_id" concurrently
DROP INDEX CONCURRENTLY events_id;
-- case: an index that IF NOT EXISTS takes for a whole one
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name'::regclass;
-- shows: users SHARE
DO $$ BEGIN
  CREATE INDEX IF NOT EXISTS users_name ON users (name);
  ASSERT NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_name'::regclass);
END $$;
-- case: a second time changes nothing: a default
ALTER TABLE users ALTER COLUMN plan SET DEFAULT '';
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN plan SET DEFAULT '';
-- case: a second time changes nothing: row security
ALTER TABLE users DISABLE ROW LEVEL SECURITY;
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users DISABLE ROW LEVEL SECURITY;
-- case: a second time changes nothing: an owner
ALTER TABLE users OWNER TO CURRENT_USER;
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users OWNER TO CURRENT_USER;
-- case: there is no IF for it
-- shows: nothing
DO $$ BEGIN
  EXECUTE 'ALTER TABLE users RENAME COLUMN IF EXISTS plan TO offer';
  ASSERT false;
EXCEPTION WHEN syntax_error THEN NULL;
END $$;
-- case: a transaction undoes it all
BEGIN; CREATE TABLE posts (id bigint); COMMIT AND CHAIN; CREATE TABLE more (id bigint); ROLLBACK;
-- shows: error: relation "more" does not exist
SELECT count(*) FROM posts, more;
-- case: it is NOT NULL already
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users ALTER COLUMN plan SET NOT NULL;
-- case: a CHECK proves it
-- shows: orders ACCESS EXCLUSIVE
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;
-- case: it may be NULL already
-- shows: labels ACCESS EXCLUSIVE
DO $$ BEGIN
  INSERT INTO labels VALUES (99, NULL);
  ALTER TABLE labels ALTER COLUMN label DROP NOT NULL;
END $$;
-- case: no query waits for it: a type
-- shows: nothing
CREATE TYPE color AS ENUM ('red');
-- case: no query waits for it: an enum value
-- shows: nothing
ALTER TYPE mood ADD VALUE 'bored';
-- case: no query waits for it: a function
-- shows: nothing
CREATE FUNCTION three() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 3';
-- case: no query waits for it: a comment
-- shows: users SHARE UPDATE EXCLUSIVE
COMMENT ON TABLE users IS 'people';
-- case: no query waits for it: a schema
-- shows: nothing
CREATE SCHEMA elsewhere;
-- case: no query waits for it: a view
-- shows: nothing
CREATE VIEW names AS SELECT name FROM users;
-- case: no query waits for it: an index built concurrently
-- while: LOCK TABLE users IN ROW EXCLUSIVE MODE
-- shows: users SHARE UPDATE EXCLUSIVE
CREATE INDEX CONCURRENTLY users_plan ON users (plan);
-- case: set_config sets it too
-- shows: nothing
DO $$ BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  ASSERT current_setting('lock_timeout') = '1s';
END $$;
-- case: a type of one byte
-- shows: nothing
DO $$ BEGIN ASSERT (SELECT typlen FROM pg_type WHERE oid = '"char"'::regtype) = 1; END $$;
-- case: a type that pads nothing
-- shows: nothing
DO $$ BEGIN ASSERT octet_length('abc'::bpchar) = 3 AND octet_length('abc'::char(9)) = 9; END $$;
-- case: a name that is cut the same way
ALTER TABLE users ADD CONSTRAINT the_posts_of_people_who_write_very_much_and_never_come_to_an_end CHECK (id > 0);
-- shows: users ACCESS EXCLUSIVE
ALTER TABLE users DROP CONSTRAINT the_posts_of_people_who_write_very_much_and_never_come_to_an_end;
-- case: the others have no time zone
-- shows: nothing
DO $$ BEGIN
  SET LOCAL TimeZone = 'UTC';
  ASSERT timestamp '2026-01-01 12:00' = timestamptz '2026-01-01 12:00+00';
  SET LOCAL TimeZone = 'Asia/Tokyo';
  ASSERT timestamp '2026-01-01 12:00' <> timestamptz '2026-01-01 12:00+00';
END $$;
