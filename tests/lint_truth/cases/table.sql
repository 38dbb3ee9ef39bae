CREATE SCHEMA elsewhere;
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users SELECT i, i FROM generate_series(1, 50) i;
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE CASCADE, s serial, a int);
CREATE INDEX orders_a ON orders (a);
INSERT INTO orders (id, user_id) SELECT i, i FROM generate_series(1, 50) i;
CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders, parent int REFERENCES lines);
CREATE UNLOGGED TABLE scratch (id int PRIMARY KEY);
INSERT INTO scratch SELECT generate_series(1, 50);
CREATE TABLE plain (id int);
INSERT INTO plain SELECT generate_series(1, 50);
CREATE VIEW names AS SELECT name FROM users;
CREATE VIEW over_names AS SELECT * FROM names;
CREATE MATERIALIZED VIEW counts AS SELECT id, name FROM users;
CREATE UNIQUE INDEX counts_id ON counts (id);
CREATE TYPE pair AS (a int, b int);
CREATE TABLE pairs OF pair;
CREATE TABLE like_pair (a int, b int);

-- case: create table
CREATE TABLE notes (id int);
-- case: create table with references
CREATE TABLE notes (id int REFERENCES users, line int, FOREIGN KEY (line) REFERENCES lines (id));
-- case: create table that references itself
CREATE TABLE notes (id int PRIMARY KEY, parent int REFERENCES notes);
-- case: create table if not exists, and it does
CREATE TABLE IF NOT EXISTS plain (id int REFERENCES users);
-- case: create table like
CREATE TABLE notes (LIKE orders INCLUDING ALL);
-- case: create table as
CREATE TABLE notes AS SELECT * FROM users;
-- case: create table as of a view
CREATE TABLE notes AS SELECT * FROM over_names;
-- case: select into
SELECT * INTO notes FROM users;
-- case: create materialized view
CREATE MATERIALIZED VIEW notes AS SELECT * FROM users;
-- case: create view
CREATE VIEW notes AS SELECT * FROM users;
-- case: replace view
CREATE OR REPLACE VIEW names AS SELECT name FROM users;
-- case: temporary table with references
CREATE TEMPORARY TABLE notes AS SELECT * FROM plain;
-- case: drop table
DROP TABLE plain;
-- case: drop table that is not there
DROP TABLE IF EXISTS missing;
-- case: drop table with foreign keys
DROP TABLE lines;
-- case: drop table that is referenced
DROP TABLE orders CASCADE;
-- case: drop table under views
DROP TABLE users CASCADE;
-- case: drop two tables
DROP TABLE lines, orders;
-- case: rename table
ALTER TABLE orders RENAME TO z;
-- case: set schema
ALTER TABLE orders SET SCHEMA elsewhere;
-- case: owner
ALTER TABLE orders OWNER TO CURRENT_USER;
-- case: enable row security
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- case: disable row security
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- case: force row security
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
-- case: replica identity full
ALTER TABLE orders REPLICA IDENTITY FULL;
-- case: replica identity using index
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_pkey;
-- case: cluster on
ALTER TABLE orders CLUSTER ON orders_pkey;
-- case: set without cluster
ALTER TABLE orders SET WITHOUT CLUSTER;
-- case: storage parameter
ALTER TABLE orders SET (autovacuum_enabled = false, fillfactor = 80);
-- case: reset storage parameter
ALTER TABLE orders RESET (fillfactor);
-- case: user catalog table
ALTER TABLE orders SET (user_catalog_table = true);
-- case: set unlogged
ALTER TABLE plain SET UNLOGGED;
-- case: set logged
ALTER TABLE scratch SET LOGGED;
-- case: set logged what is
ALTER TABLE plain SET LOGGED;
-- case: set access method
-- since: 15
ALTER TABLE plain SET ACCESS METHOD heap;
-- case: set tablespace to the one that it has
ALTER TABLE plain SET TABLESPACE pg_default;
-- case: of a type
ALTER TABLE like_pair OF pair;
-- case: not of a type
ALTER TABLE pairs NOT OF;
-- case: add attribute to the type of a table
ALTER TYPE pair ADD ATTRIBUTE c int CASCADE;
-- case: drop attribute of the type of a table
ALTER TYPE pair DROP ATTRIBUTE b CASCADE;
-- case: rename attribute of the type of a table
ALTER TYPE pair RENAME ATTRIBUTE b TO z CASCADE;
-- case: drop the type of a table
DROP TYPE pair CASCADE;
-- case: truncate
TRUNCATE plain;
-- case: truncate cascade
TRUNCATE users CASCADE;
-- case: truncate with sequences
TRUNCATE orders RESTART IDENTITY CASCADE;
-- case: lock table
LOCK TABLE plain;
-- case: lock table in share mode
LOCK TABLE plain, orders IN SHARE MODE;
-- case: lock table in a mode of many words
LOCK TABLE plain IN SHARE UPDATE EXCLUSIVE MODE;
-- case: lock table in row exclusive mode
LOCK TABLE plain IN ROW EXCLUSIVE MODE;
-- case: lock view
LOCK TABLE over_names IN EXCLUSIVE MODE;
-- case: cluster
CLUSTER orders USING orders_pkey;
-- case: vacuum full
-- while: LOCK TABLE plain IN ACCESS SHARE MODE
VACUUM FULL plain;
-- case: vacuum
-- while: LOCK TABLE plain IN SHARE UPDATE EXCLUSIVE MODE
VACUUM plain;
-- case: vacuum with full switched off
-- while: LOCK TABLE plain IN SHARE UPDATE EXCLUSIVE MODE
VACUUM (FULL false) plain;
-- case: analyze
ANALYZE plain;
-- case: refresh
REFRESH MATERIALIZED VIEW counts;
-- case: refresh concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY counts;
-- case: refresh with no data
REFRESH MATERIALIZED VIEW counts WITH NO DATA;
-- case: comment on table
COMMENT ON TABLE plain IS 'x';
-- case: comment on column
COMMENT ON COLUMN plain.id IS 'x';
-- case: comment on view
COMMENT ON VIEW names IS 'x';
-- case: comment on constraint
COMMENT ON CONSTRAINT orders_pkey ON orders IS 'x';
-- case: grant
GRANT SELECT ON orders TO PUBLIC;
-- case: revoke
REVOKE SELECT ON orders FROM PUBLIC;
-- case: drop view
DROP VIEW over_names;
-- case: drop view under another
DROP VIEW names CASCADE;
-- case: drop materialized view
DROP MATERIALIZED VIEW counts;
-- case: rename view
ALTER VIEW names RENAME TO z;
-- case: rename view by alter table
ALTER TABLE names RENAME TO z;
-- case: options of a view
ALTER VIEW names SET (security_barrier = true);
-- case: rename materialized view
ALTER MATERIALIZED VIEW counts RENAME TO z;
-- case: set schema of a view
ALTER VIEW names SET SCHEMA elsewhere;
-- case: drop schema
CREATE SCHEMA gone;
CREATE TABLE gone.t (id int REFERENCES users);
DROP SCHEMA gone CASCADE;
