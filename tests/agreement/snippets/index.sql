CREATE TABLE users (id bigint PRIMARY KEY, email text, plan text);
CREATE INDEX users_plan ON users (plan);
CREATE SCHEMA b;
CREATE TABLE b.users (id bigint PRIMARY KEY, email text);
CREATE TABLE events (id bigint, kind bigint) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE INDEX events_id ON events (id);

-- snippet: index
CREATE INDEX users_email ON users (email);  -- agree require-concurrent-index-creation
-- snippet: unique index
CREATE UNIQUE INDEX users_email ON users (email);  -- agree require-concurrent-index-creation
-- snippet: index on an expression
CREATE INDEX users_email ON users (lower(email)) WHERE plan = 'free';  -- agree require-concurrent-index-creation
-- snippet: index if not exists
CREATE INDEX IF NOT EXISTS users_email ON users (email);  -- agree require-concurrent-index-creation
-- snippet: index that is there
CREATE INDEX IF NOT EXISTS users_plan ON users (plan);  -- agree require-concurrent-index-creation
-- snippet: index of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
CREATE INDEX posts_title ON posts (title);
-- snippet: index of a new copy
CREATE TABLE copy AS SELECT id, email FROM users;
CREATE INDEX copy_email ON copy (email);  -- only-squawk require-concurrent-index-creation: the table is new
-- snippet: index of a selection into
SELECT id, email INTO copy FROM users;
CREATE INDEX copy_email ON copy (email);  -- only-squawk require-concurrent-index-creation: the table is new
-- snippet: index of a table that may have been there
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
-- only-lockstep require-concurrent-index-creation: IF NOT EXISTS may mean an old table
-- snippet: index of a table with the name of a new one
CREATE SCHEMA a;
CREATE TABLE a.users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON b.users (email);
-- only-lockstep require-concurrent-index-creation: a table of another schema
-- snippet: index before its table
CREATE INDEX posts_title ON posts (title);
-- only-lockstep require-concurrent-index-creation: the table is not new
-- only-lockstep schema-conflict: PostgreSQL refuses it
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
-- snippet: index of a new temporary table
CREATE TEMP TABLE scratch (id bigint);
CREATE INDEX ON scratch (id);
-- snippet: index of a new materialized view
CREATE MATERIALIZED VIEW plans AS SELECT plan, count(*) FROM users GROUP BY plan;
CREATE INDEX ON plans (plan);  -- only-squawk require-concurrent-index-creation: the table is new
-- snippet: index of a materialized view
CREATE MATERIALIZED VIEW plans AS SELECT plan, count(*) FROM users GROUP BY plan;
-- the change:
CREATE INDEX ON plans (plan);  -- agree require-concurrent-index-creation
-- snippet: index of a partitioned table
CREATE INDEX events_kind ON events (kind);  -- agree require-concurrent-index-creation
-- snippet: index of the partitioned table alone
CREATE INDEX events_kind ON ONLY events (kind);
-- only-squawk require-concurrent-index-creation: the index of a partitioned table alone
-- snippet: concurrently in a transaction
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: concurrently beside another statement
CREATE INDEX CONCURRENTLY users_email ON users (email);
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- agree ban-concurrent-index-creation-in-transaction
SELECT 1;
-- snippet: unique index of a partitioned table without its key
CREATE UNIQUE INDEX events_once ON events (id);
-- agree require-concurrent-index-creation
-- only-lockstep partitioned-unsupported: PostgreSQL refuses it
-- snippet: drop
DROP INDEX users_plan;  -- agree require-concurrent-index-deletion
-- snippet: drop if exists
DROP INDEX IF EXISTS users_plan;  -- agree require-concurrent-index-deletion
-- snippet: drop of what is not there
DROP INDEX IF EXISTS users_nothing;  -- only-squawk require-concurrent-index-deletion: there is nothing to drop
-- snippet: drop of a new one
CREATE INDEX users_email ON users (email);  -- agree require-concurrent-index-creation
DROP INDEX users_email;  -- only-squawk require-concurrent-index-deletion: the index is new
-- snippet: drop of a partitioned one
DROP INDEX events_id;  -- only-squawk require-concurrent-index-deletion: an index that cannot be dropped concurrently
-- snippet: drop concurrently in a transaction
DROP INDEX CONCURRENTLY users_plan;  -- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: reindex of an index
REINDEX INDEX users_plan;  -- agree require-concurrent-reindex
-- snippet: reindex of a table
REINDEX TABLE users;  -- agree require-concurrent-reindex
-- snippet: reindex of a new table
CREATE TABLE posts (id bigint PRIMARY KEY);
REINDEX TABLE posts;  -- only-squawk require-concurrent-reindex: the table is new
-- snippet: renamed
ALTER INDEX users_plan RENAME TO users_plan_idx;
-- snippet: in a block
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'users_email') THEN
    CREATE INDEX users_email ON users (email);
  END IF;
END $$;  -- only-lockstep require-concurrent-index-creation: it stands in a block
-- snippet: four columns
CREATE TABLE wide (a bigint PRIMARY KEY, b bigint, c bigint, d bigint);
CREATE INDEX ON wide (a, b, c, d);
