CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE logs (id bigint, line text);
CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS number FROM users;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();

-- snippet: unlogged
ALTER TABLE logs SET UNLOGGED;  -- only-lockstep storage-rewrite: the table is copied
-- snippet: logged that is
ALTER TABLE users SET LOGGED;
-- snippet: tablespace
ALTER TABLE users SET TABLESPACE fast;  -- only-lockstep storage-rewrite: the table is copied
-- snippet: all tables of a tablespace
ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;  -- only-lockstep storage-rewrite: the table is copied
-- snippet: access method
ALTER TABLE users SET ACCESS METHOD columnar;  -- only-lockstep storage-rewrite: the table is copied
-- snippet: storage parameter
ALTER TABLE users SET (fillfactor = 70);
-- snippet: statistics
ALTER TABLE users ALTER COLUMN name SET STATISTICS 500;
-- snippet: storage
ALTER TABLE users ALTER COLUMN name SET STORAGE EXTERNAL;
-- snippet: cluster on
ALTER TABLE users CLUSTER ON users_pkey;
-- snippet: cluster
CLUSTER users USING users_pkey;  -- only-lockstep ban-cluster-vacuum-full: the table is copied
-- snippet: cluster of a new table
CREATE TABLE posts (id bigint PRIMARY KEY);
CLUSTER posts USING posts_pkey;
-- snippet: vacuum in a transaction
VACUUM users;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: vacuum full in a transaction
VACUUM FULL users;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: refresh
REFRESH MATERIALIZED VIEW counts;  -- only-lockstep require-concurrent-matview-refresh: nobody reads meanwhile
-- snippet: refresh of a new one
CREATE MATERIALIZED VIEW names AS SELECT name FROM users WITH NO DATA;
REFRESH MATERIALIZED VIEW names;
-- snippet: replica identity
ALTER TABLE users REPLICA IDENTITY NOTHING;  -- only-lockstep replication-break: replication stops
-- snippet: row security
ALTER TABLE users ENABLE ROW LEVEL SECURITY;  -- only-lockstep rls-without-policy: nobody sees a row
-- snippet: row security with a policy
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON users USING (true);
-- snippet: trigger
CREATE TRIGGER again BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION touch();
-- snippet: trigger disabled
ALTER TABLE users DISABLE TRIGGER touched;  -- only-lockstep constraint-bypass: checks are bypassed
-- snippet: all triggers disabled
ALTER TABLE users DISABLE TRIGGER ALL;  -- only-lockstep constraint-bypass: checks are bypassed
-- snippet: role of a replica
SET LOCAL session_replication_role = replica;  -- only-lockstep constraint-bypass: checks are bypassed
-- snippet: lock
LOCK TABLE users IN ACCESS EXCLUSIVE MODE;
-- snippet: owner
ALTER TABLE users OWNER TO CURRENT_USER;
-- snippet: comment
COMMENT ON TABLE users IS 'people';
-- snippet: grant
GRANT SELECT ON users TO PUBLIC;
-- snippet: setting that stays
SET search_path = attic;  -- only-lockstep session-state-leak: a setting that stays
-- snippet: setting that is local
SET LOCAL search_path = attic;
-- snippet: system setting
ALTER SYSTEM SET work_mem = '1GB';  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: database in a transaction
CREATE DATABASE shop;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: work behind a lock
ALTER TABLE users ADD COLUMN bio text;
CREATE INDEX logs_line ON logs (line);
-- agree require-concurrent-index-creation
-- only-lockstep lock-held-across-work: a lock is held meanwhile
-- snippet: rows behind a lock
ALTER TABLE users ADD COLUMN bio text;
UPDATE logs SET line = '' WHERE line IS NULL;
-- only-lockstep lock-held-across-work: a lock is held meanwhile
-- snippet: function for everybody
CREATE FUNCTION admin() RETURNS bigint SECURITY DEFINER LANGUAGE sql AS 'SELECT 1';
-- snippet: function of other arguments
CREATE FUNCTION plus(a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT a';
CREATE OR REPLACE FUNCTION plus(b bigint) RETURNS bigint LANGUAGE sql AS 'SELECT b';
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: view that loses a column
CREATE VIEW people AS SELECT id, name FROM users;
-- the change:
CREATE OR REPLACE VIEW people AS SELECT id FROM users;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: deferred rows before a change
CREATE TABLE bills (id bigint PRIMARY KEY, user_id bigint REFERENCES users DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX ON bills (user_id);
-- the change:
INSERT INTO bills VALUES (1, 1);
ALTER TABLE bills ADD COLUMN note text;  -- only-lockstep pending-trigger-events: checks that are still due
-- snippet: identity written
CREATE TABLE numbered (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
INSERT INTO numbered (id) VALUES (1);  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: publication dropped
CREATE PUBLICATION feed FOR TABLE users;
-- the change:
DROP PUBLICATION feed;  -- only-lockstep replication-break: replication stops
