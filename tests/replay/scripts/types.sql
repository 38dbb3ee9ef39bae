-- script: enums
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'glad';
ALTER TYPE mood ADD VALUE 'glad';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad';
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok';
ALTER TYPE mood ADD VALUE 'fine' AFTER 'ok';
ALTER TYPE mood ADD VALUE 'x' AFTER 'missing';
ALTER TYPE mood RENAME VALUE 'meh' TO 'so so';
ALTER TYPE mood RENAME VALUE 'meh' TO 'y';
ALTER TYPE mood RENAME VALUE 'ok' TO 'sad';
ALTER TYPE missing ADD VALUE 'x';

-- script: an enum in use
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (a mood, b mood[]);
DROP TYPE mood;
ALTER TABLE t DROP COLUMN a;
DROP TYPE mood;
DROP TYPE mood CASCADE;

-- script: an enum in use by functions and domains
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION f(m mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE DOMAIN d AS mood;
DROP TYPE mood;
DROP FUNCTION f(mood);
DROP TYPE mood;
DROP DOMAIN d;
DROP TYPE mood;
DROP TYPE mood;
DROP TYPE IF EXISTS mood;

-- script: an enum in use by a view and a default
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (a text DEFAULT 'sad'::mood::text);
CREATE VIEW v AS SELECT a::mood AS m FROM t;
DROP TYPE mood;
DROP VIEW v;
DROP TYPE mood;
ALTER TABLE t ALTER a DROP DEFAULT;
DROP TYPE mood;

-- script: an enum is made anew under a new name
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a mood NOT NULL DEFAULT 'ok');
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('ok');
ALTER TABLE t ALTER a DROP DEFAULT, ALTER a TYPE mood USING a::text::mood, ALTER a SET DEFAULT 'ok';
DROP TYPE mood_old;

-- script: an enum is made anew by way of text
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a mood DEFAULT 'ok');
ALTER TABLE t ALTER COLUMN a SET DATA TYPE text;
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'ok'::text;
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('ok');
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'ok'::mood;
ALTER TABLE t ALTER COLUMN a SET DATA TYPE mood USING a::mood;

-- script: the old default keeps the enum
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (a mood DEFAULT 'ok');
ALTER TABLE t ALTER COLUMN a SET DATA TYPE text;
DROP TYPE mood;

-- script: domains
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (a positive);
ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 10) NOT VALID;
ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 10);
ALTER DOMAIN positive VALIDATE CONSTRAINT small;
ALTER DOMAIN positive DROP CONSTRAINT small;
ALTER DOMAIN positive DROP CONSTRAINT small;
ALTER DOMAIN positive DROP CONSTRAINT IF EXISTS small;
ALTER DOMAIN positive RENAME TO plus;
DROP DOMAIN positive;
DROP DOMAIN plus;
DROP TYPE plus CASCADE;

-- script: composite types
CREATE TYPE pair AS (a int, b text);
CREATE TABLE t (p pair);
CREATE TABLE pair (a int);
CREATE TYPE t AS ENUM ('x');
ALTER TYPE pair ADD ATTRIBUTE c int;
ALTER TYPE pair ADD ATTRIBUTE c int;
ALTER TYPE pair DROP ATTRIBUTE d;
ALTER TYPE pair RENAME ATTRIBUTE b TO d;
ALTER TYPE pair RENAME TO two;
DROP TYPE two;
DROP TYPE two CASCADE;

-- script: range types
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (s span);
DROP TYPE span;
DROP TYPE span CASCADE;

-- script: types and schemas
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (m mood);
ALTER TYPE mood SET SCHEMA app;
CREATE TABLE u2 (m app.mood);
CREATE TABLE u (m app.mood);
ALTER TYPE app.mood ADD VALUE 'ok';
DROP TYPE app.mood;
