-- Outside a transaction, statement by statement.
-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, plan text);
CREATE INDEX users_plan ON users (plan);
CREATE TABLE events (id bigint, kind bigint) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE INDEX events_id ON events (id);
CREATE MATERIALIZED VIEW plans AS SELECT plan, count(*) FROM users GROUP BY plan;
CREATE UNIQUE INDEX plans_plan ON plans (plan);

-- snippet: index
CREATE INDEX users_email ON users (email);
-- only-squawk prefer-robust-stmts: a statement alone
-- agree require-concurrent-index-creation
-- snippet: concurrently
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- snippet: concurrently if not exists
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (email);
-- only-lockstep concurrent-index-rerun: an index that IF NOT EXISTS takes for a whole one
-- snippet: concurrently after a drop
DROP INDEX CONCURRENTLY IF EXISTS users_email;
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- snippet: concurrently in its own transaction
BEGIN;
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- agree ban-concurrent-index-creation-in-transaction
COMMIT;
-- snippet: concurrently on a partitioned table
CREATE INDEX CONCURRENTLY events_kind ON events (kind);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- only-lockstep partitioned-unsupported: PostgreSQL refuses it
-- snippet: drop
DROP INDEX IF EXISTS users_plan;  -- agree require-concurrent-index-deletion
-- snippet: drop concurrently
DROP INDEX CONCURRENTLY IF EXISTS users_plan;
-- snippet: drop concurrently without if exists
DROP INDEX CONCURRENTLY users_plan;
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- snippet: drop concurrently in its own transaction
BEGIN;
DROP INDEX CONCURRENTLY IF EXISTS users_plan;
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
COMMIT;
-- snippet: drop of a partitioned one concurrently
DROP INDEX CONCURRENTLY IF EXISTS events_id;  -- only-lockstep partitioned-unsupported: PostgreSQL refuses it
-- snippet: reindex
REINDEX TABLE users;  -- agree require-concurrent-reindex
-- snippet: reindex concurrently
REINDEX TABLE CONCURRENTLY users;
-- snippet: reindex concurrently in parentheses
REINDEX (CONCURRENTLY) TABLE users;
-- snippet: reindex concurrently false
REINDEX (CONCURRENTLY FALSE) TABLE users;  -- only-lockstep require-concurrent-reindex: REINDEX that is not concurrent
-- snippet: reindex of the system
REINDEX SYSTEM shop;  -- only-lockstep require-concurrent-reindex: REINDEX that is not concurrent
-- snippet: reindex of a schema
REINDEX SCHEMA public;  -- agree require-concurrent-reindex
-- snippet: reindex of a database
REINDEX DATABASE shop;  -- agree require-concurrent-reindex
-- snippet: reindex concurrently in its own transaction
BEGIN;
REINDEX TABLE CONCURRENTLY users;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
COMMIT;
-- snippet: refresh
REFRESH MATERIALIZED VIEW plans;  -- only-lockstep require-concurrent-matview-refresh: nobody reads meanwhile
-- snippet: refresh concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY plans;
-- snippet: refresh without data
REFRESH MATERIALIZED VIEW plans WITH NO DATA;
-- snippet: vacuum
VACUUM users;
-- snippet: vacuum full
VACUUM FULL users;  -- only-lockstep ban-cluster-vacuum-full: the table is copied
-- snippet: vacuum full false
VACUUM (FULL FALSE) users;
-- snippet: cluster
CLUSTER users USING users_plan;  -- only-lockstep ban-cluster-vacuum-full: the table is copied
-- snippet: vacuum in its own transaction
BEGIN;
VACUUM users;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
COMMIT;
