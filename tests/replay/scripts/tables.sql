-- script: a table with what columns can have
CREATE TABLE users (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name varchar(40) DEFAULT 'x',
  age int CHECK (age > 0),
  price numeric(10, 2),
  code char(3),
  at timestamp(3) with time zone DEFAULT now(),
  tags text[],
  "Mixed Case" boolean
);

-- script: a table twice
CREATE TABLE t (a int);
CREATE TABLE t (b int);
CREATE TABLE IF NOT EXISTS t (b int);

-- script: a column twice in one table
-- catalogs differ
CREATE TABLE t (a int, b text, a int);

-- script: the name of a system column
-- catalogs differ
CREATE TABLE t (ctid int);

-- script: a table may not take the name of an index, a view, a sequence or a type
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
CREATE VIEW v AS SELECT a FROM t;
CREATE SEQUENCE s;
CREATE TYPE e AS ENUM ('x');
CREATE TABLE i (a int);
CREATE TABLE v (a int);
CREATE TABLE s (a int);
CREATE TABLE e (a int);

-- script: a missing type
-- catalogs differ
CREATE TABLE t (a mood);

-- script: dropping tables
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a_id int REFERENCES a);
DROP TABLE missing;
DROP TABLE IF EXISTS missing;
DROP TABLE a;
DROP TABLE a, b;
DROP TABLE a;

-- script: dropping a table with CASCADE takes foreign keys and views along
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a_id int REFERENCES a, x int);
CREATE VIEW v AS SELECT id FROM a;
CREATE VIEW w AS SELECT id FROM v;
CREATE MATERIALIZED VIEW m AS SELECT id FROM w;
DROP TABLE a CASCADE;

-- script: DROP of the wrong kind
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
DROP TABLE v;
DROP VIEW t;
DROP INDEX t;
DROP SEQUENCE t;

-- script: LIKE
CREATE TABLE a (id serial PRIMARY KEY, n int NOT NULL DEFAULT 3 CHECK (n > 0), m int GENERATED ALWAYS AS (n + 1) STORED,
                k text UNIQUE);
CREATE INDEX ON a (lower(k));
CREATE TABLE b (LIKE a);
CREATE TABLE c (x int, LIKE a INCLUDING ALL);
CREATE TABLE d (LIKE a INCLUDING DEFAULTS INCLUDING INDEXES);

-- script: INHERITS
CREATE TABLE a (id int PRIMARY KEY, n int CHECK (n > 0));
CREATE TABLE b (x text) INHERITS (a);
ALTER TABLE a ADD COLUMN y int DEFAULT 1;
ALTER TABLE b DROP COLUMN y;
ALTER TABLE a RENAME COLUMN y TO z;
ALTER TABLE a DROP COLUMN z;
ALTER TABLE a ADD CONSTRAINT c CHECK (id > 0);
ALTER TABLE b DROP CONSTRAINT c;
ALTER TABLE a DROP CONSTRAINT c;
DROP TABLE a;
DROP TABLE a CASCADE;

-- script: CREATE TABLE AS and SELECT INTO
CREATE TABLE a (id int, name varchar(10), e text);
CREATE TABLE b AS SELECT id, name AS title FROM a;
SELECT id, name INTO c FROM a;
CREATE TABLE d (x, y) AS SELECT id, e FROM a;
CREATE TABLE b AS SELECT 1 AS x;
CREATE TABLE IF NOT EXISTS b AS SELECT 1 AS x;
CREATE TABLE f AS SELECT x FROM missing;

-- script: temporary tables stand before others
CREATE TABLE t (a int);
CREATE TEMP TABLE t (b int);
ALTER TABLE t ADD COLUMN c int;
ALTER TABLE t ADD COLUMN b int;
DROP TABLE t;
ALTER TABLE t ADD COLUMN c int;

-- script: schemas
CREATE SCHEMA app;
CREATE SCHEMA app;
CREATE SCHEMA IF NOT EXISTS app;
CREATE TABLE app.t (id int PRIMARY KEY);
CREATE TABLE t (id int REFERENCES app.t);
DROP SCHEMA app;
ALTER SCHEMA app RENAME TO application;
ALTER TABLE application.t ADD COLUMN x int;
DROP SCHEMA application CASCADE;

-- script: the elements of CREATE SCHEMA go into it
CREATE SCHEMA app
  CREATE TABLE t (id int PRIMARY KEY)
  CREATE VIEW v AS SELECT id FROM t
  CREATE INDEX i ON t (id);

-- script: search_path
CREATE SCHEMA app;
SET search_path TO app, public;
CREATE TABLE t (a int);
CREATE TABLE public.t (b int);
ALTER TABLE t ADD COLUMN c int;
SET search_path TO public;
ALTER TABLE t ADD COLUMN c int;
SELECT set_config('search_path', 'app', false);
ALTER TABLE t ADD COLUMN d int;
RESET search_path;
ALTER TABLE t ADD COLUMN b int;
SET search_path TO '';
CREATE TABLE nowhere (a int);

-- script: SET SCHEMA takes indexes, sequences and constraints along
CREATE SCHEMA app;
CREATE TABLE t (id serial PRIMARY KEY, n int UNIQUE);
CREATE TABLE u (t_id int REFERENCES t);
ALTER TABLE t SET SCHEMA app;
DROP INDEX t_n_key;
ALTER TABLE app.t ADD COLUMN x int;
CREATE TABLE t (id serial PRIMARY KEY);
ALTER TABLE t SET SCHEMA app;
