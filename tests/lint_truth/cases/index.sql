CREATE TABLE orders (id int PRIMARY KEY, a int, b text);
CREATE INDEX orders_a ON orders (a);
INSERT INTO orders SELECT i, i, i FROM generate_series(1, 50) i;
CREATE MATERIALIZED VIEW counts AS SELECT id, a FROM orders;
CREATE TABLE bare (id int);

-- case: create index
CREATE INDEX ON orders (b);
-- case: create unique index
CREATE UNIQUE INDEX ON orders (a);
-- case: create index on an expression
CREATE INDEX ON orders (lower(b)) WHERE a > 5;
-- case: create index if not exists, and it does
CREATE INDEX IF NOT EXISTS orders_a ON orders (a);
-- case: create index on a materialized view
CREATE INDEX ON counts (a);
-- case: create index concurrently
-- while: INSERT INTO orders VALUES (1000)
CREATE INDEX CONCURRENTLY ON orders (b);
-- case: drop index
DROP INDEX orders_a;
-- case: drop index if exists, and it does not
DROP INDEX IF EXISTS missing;
-- case: drop index concurrently
-- while: LOCK TABLE orders IN ROW EXCLUSIVE MODE
DROP INDEX CONCURRENTLY orders_a;
-- case: rename index
ALTER INDEX orders_a RENAME TO z;
-- case: rename index by alter table
ALTER TABLE orders_a RENAME TO z;
-- case: options of an index
ALTER INDEX orders_a SET (fillfactor = 50);
-- case: tablespace of an index
ALTER INDEX orders_a SET TABLESPACE pg_default;
-- case: comment on index
COMMENT ON INDEX orders_a IS 'x';
-- case: reindex index
REINDEX INDEX orders_a;
-- case: reindex table
REINDEX TABLE orders;
-- case: reindex table without indexes
REINDEX TABLE bare;
-- case: reindex table concurrently
-- while: INSERT INTO orders VALUES (1000)
REINDEX TABLE CONCURRENTLY orders;
-- case: reindex index concurrently
-- while: INSERT INTO orders VALUES (1000)
REINDEX INDEX CONCURRENTLY orders_a;
