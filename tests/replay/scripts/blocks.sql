-- script: BEGIN and ROLLBACK
CREATE TABLE t (a int, b int);
BEGIN;
ALTER TABLE t DROP COLUMN b;
CREATE TABLE u (a int);
CREATE TYPE mood AS ENUM ('x');
ALTER TABLE t RENAME TO v;
DROP TABLE v;
ROLLBACK;
ALTER TABLE t ADD COLUMN c int;

-- script: BEGIN and COMMIT
CREATE TABLE t (a int);
BEGIN;
ALTER TABLE t ADD COLUMN b int;
ALTER TABLE t RENAME a TO c;
COMMIT;
ALTER TABLE t ADD COLUMN b int;

-- script: savepoints
BEGIN;
CREATE TABLE t (a int);
SAVEPOINT one;
ALTER TABLE t ADD COLUMN b int;
SAVEPOINT two;
DROP TABLE t;
CREATE TABLE t (z int);
ROLLBACK TO two;
ALTER TABLE t ADD COLUMN c int;
ROLLBACK TO one;
ALTER TABLE t ADD COLUMN d int;
RELEASE one;
COMMIT;
ALTER TABLE t ADD COLUMN d int;

-- script: SET LOCAL ends with its transaction
CREATE SCHEMA app;
BEGIN;
SET LOCAL search_path TO app;
CREATE TABLE t (a int);
COMMIT;
CREATE TABLE t (b int);
BEGIN;
SET search_path TO app;
ROLLBACK;
CREATE TABLE u (b int);

-- script: a handler for duplicates
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p_id int);
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('x');
EXCEPTION WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('x');
EXCEPTION WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
  ALTER TABLE "c" ADD CONSTRAINT "c_p_id_p_id_fk" FOREIGN KEY ("p_id") REFERENCES "public"."p"("id") ON DELETE cascade;
EXCEPTION WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
  ALTER TABLE "c" ADD CONSTRAINT "c_p_id_p_id_fk" FOREIGN KEY ("p_id") REFERENCES "public"."p"("id") ON DELETE cascade;
EXCEPTION WHEN duplicate_object THEN null;
END $$;
CREATE TYPE mood AS ENUM ('x');

-- script: what may have been made
-- catalogs differ
DO $$ BEGIN
  IF random() < 2 THEN
    CREATE TABLE t (a int);
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS t (b int);
ALTER TABLE t ADD COLUMN c int;
