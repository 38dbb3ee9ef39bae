-- script: names that PostgreSQL gives
CREATE TABLE parent (id int PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE TABLE child (
  x int UNIQUE,
  y int CHECK (y > 0),
  z int REFERENCES parent,
  CHECK (x > y),
  CHECK (x > y),
  CHECK (z > 0),
  UNIQUE (x, y),
  FOREIGN KEY (x, y) REFERENCES parent (a, b),
  EXCLUDE USING btree (x WITH =)
);
ALTER TABLE child ADD UNIQUE (x, y);
ALTER TABLE child ADD CHECK (y > 1);
ALTER TABLE child ADD FOREIGN KEY (z) REFERENCES parent;

-- script: long names are cut
CREATE TABLE a_table_with_a_name_that_is_quite_long_for_a_table_of_a_test (
  a_column_with_a_name_that_is_quite_long_for_a_column_of_a_test int UNIQUE,
  b int CHECK (b > 0),
  c serial PRIMARY KEY
);
CREATE INDEX ON a_table_with_a_name_that_is_quite_long_for_a_table_of_a_test (b);
CREATE TABLE "Schöne_Tabelle_mit_einem_Namen_der_zu_lang_ist_für_sechzig_Zeichen" ("Größe_der_Spalte" int UNIQUE);

-- script: a constraint twice
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0));
ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0);
ALTER TABLE t ADD CONSTRAINT c UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (b);
CREATE INDEX u ON t (b);
CREATE TABLE v (a int, CONSTRAINT c CHECK (a > 0));

-- script: primary keys
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD PRIMARY KEY (a);
ALTER TABLE t ADD PRIMARY KEY (b);
ALTER TABLE t DROP CONSTRAINT t_pkey;
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, b);
ALTER TABLE t ADD CONSTRAINT l UNIQUE (a, a);
ALTER TABLE t ADD UNIQUE (missing);

-- script: a unique constraint over the columns of the primary key is left out
CREATE TABLE t (a int PRIMARY KEY UNIQUE, b int UNIQUE, UNIQUE (b));

-- script: two primary keys in one table
-- catalogs differ
CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY);

-- script: USING INDEX
CREATE TABLE t (a int, b int, c int);
CREATE UNIQUE INDEX ua ON t (a);
CREATE UNIQUE INDEX ub ON t (b);
CREATE UNIQUE INDEX uc ON t (c) WHERE c > 0;
CREATE UNIQUE INDEX ue ON t ((a + b));
CREATE INDEX nu ON t (a);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX ua;
ALTER TABLE t ADD UNIQUE USING INDEX ub;
ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX uc;
ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX ue;
ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX nu;
ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX missing;
ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX ub;
DROP INDEX k;

-- script: foreign keys that cannot be
CREATE TABLE p (id int PRIMARY KEY, u text UNIQUE, n int, q int);
CREATE UNIQUE INDEX ON p (n) WHERE n > 0;
CREATE UNIQUE INDEX ON p (q);
CREATE TABLE nokey (id int);
CREATE VIEW v AS SELECT id FROM p;
CREATE TABLE c (a int, b text, d uuid);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES missing;
ALTER TABLE c ADD FOREIGN KEY (missing) REFERENCES p;
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p (missing);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES nokey;
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES nokey (id);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p (n);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p (q);
ALTER TABLE c ADD FOREIGN KEY (a, b) REFERENCES p (id);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES p (u);
ALTER TABLE c ADD FOREIGN KEY (b) REFERENCES p (u);
ALTER TABLE c ADD FOREIGN KEY (d) REFERENCES p (id);
ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES v;

-- script: types of foreign keys
CREATE TYPE mood AS ENUM ('a');
CREATE TYPE other AS ENUM ('a');
CREATE DOMAIN small AS int;
CREATE TABLE p (i4 int UNIQUE, i8 bigint UNIQUE, n numeric UNIQUE, t text UNIQUE, v varchar(10) UNIQUE, u uuid UNIQUE,
                m mood UNIQUE, d small UNIQUE, f float8 UNIQUE, ts timestamptz UNIQUE, da date UNIQUE);
CREATE TABLE c (i4 int, i8 bigint, n numeric, t text, v varchar(10), u uuid, m mood, o other, d small, f float8,
                ts timestamptz, da date);
ALTER TABLE c ADD FOREIGN KEY (i4) REFERENCES p (i8);
ALTER TABLE c ADD FOREIGN KEY (i8) REFERENCES p (i4);
ALTER TABLE c ADD FOREIGN KEY (n) REFERENCES p (i4);
ALTER TABLE c ADD FOREIGN KEY (i4) REFERENCES p (n);
ALTER TABLE c ADD FOREIGN KEY (i4) REFERENCES p (f);
ALTER TABLE c ADD FOREIGN KEY (f) REFERENCES p (i4);
ALTER TABLE c ADD FOREIGN KEY (f) REFERENCES p (n);
ALTER TABLE c ADD FOREIGN KEY (n) REFERENCES p (f);
ALTER TABLE c ADD FOREIGN KEY (t) REFERENCES p (v);
ALTER TABLE c ADD FOREIGN KEY (v) REFERENCES p (t);
ALTER TABLE c ADD FOREIGN KEY (t) REFERENCES p (u);
ALTER TABLE c ADD FOREIGN KEY (u) REFERENCES p (t);
ALTER TABLE c ADD FOREIGN KEY (m) REFERENCES p (m);
ALTER TABLE c ADD FOREIGN KEY (o) REFERENCES p (m);
ALTER TABLE c ADD FOREIGN KEY (t) REFERENCES p (m);
ALTER TABLE c ADD FOREIGN KEY (d) REFERENCES p (i4);
ALTER TABLE c ADD FOREIGN KEY (i4) REFERENCES p (d);
ALTER TABLE c ADD FOREIGN KEY (da) REFERENCES p (ts);
ALTER TABLE c ADD FOREIGN KEY (ts) REFERENCES p (da);

-- script: NOT VALID and VALIDATE
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT c;
ALTER TABLE t VALIDATE CONSTRAINT missing;
ALTER TABLE t ADD CONSTRAINT u UNIQUE (b);
ALTER TABLE t VALIDATE CONSTRAINT u;

-- script: dropping constraints
CREATE TABLE p (id int PRIMARY KEY, n int UNIQUE);
CREATE TABLE c (p_id int REFERENCES p, n int REFERENCES p (n));
ALTER TABLE p DROP CONSTRAINT p_pkey;
ALTER TABLE p DROP CONSTRAINT missing;
ALTER TABLE p DROP CONSTRAINT IF EXISTS missing;
ALTER TABLE p DROP CONSTRAINT p_pkey CASCADE;
ALTER TABLE c DROP CONSTRAINT c_n_fkey;
ALTER TABLE p DROP CONSTRAINT p_n_key;

-- script: a table that references itself
CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t);
ALTER TABLE t DROP COLUMN parent;
ALTER TABLE t ADD COLUMN parent int REFERENCES t (id);
ALTER TABLE t DROP CONSTRAINT t_pkey;
ALTER TABLE t DROP COLUMN id;
DROP TABLE t;

-- script: renaming constraints and their indexes
CREATE TABLE p (id int PRIMARY KEY, n int CONSTRAINT c CHECK (n > 0));
CREATE TABLE f (p_id int REFERENCES p);
ALTER TABLE p RENAME CONSTRAINT p_pkey TO p_key;
ALTER INDEX p_key RENAME TO p_id_key;
ALTER TABLE p RENAME CONSTRAINT c TO d;
ALTER TABLE p RENAME CONSTRAINT c TO e;
ALTER TABLE p RENAME CONSTRAINT p_id_key TO d;
ALTER TABLE f RENAME CONSTRAINT f_p_id_fkey TO k;
DROP INDEX p_id_key;
