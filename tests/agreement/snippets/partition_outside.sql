-- runner: psql
CREATE TABLE events (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE logs (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_2024 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- snippet: detach
ALTER TABLE logs DETACH PARTITION logs_2024;
-- only-squawk prefer-robust-stmts: there is no IF for it
-- agree require-concurrent-partition-detach
-- snippet: detach concurrently
ALTER TABLE logs DETACH PARTITION logs_2024 CONCURRENTLY;
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- snippet: detach concurrently in its own transaction
BEGIN;
ALTER TABLE logs DETACH PARTITION logs_2024 CONCURRENTLY;
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
COMMIT;
-- snippet: detach concurrently beside a default partition
ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;
-- only-squawk prefer-robust-stmts: an index that IF NOT EXISTS takes for a whole one
-- only-lockstep partitioned-unsupported: PostgreSQL refuses it
