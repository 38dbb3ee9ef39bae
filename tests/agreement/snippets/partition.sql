CREATE TABLE events (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE loose (id bigint, at date NOT NULL);
CREATE TABLE proven (id bigint, at date NOT NULL, CHECK (at >= '2026-01-01' AND at < '2027-01-01'));

-- snippet: partition of
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- snippet: attach
ALTER TABLE events ATTACH PARTITION loose FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- only-lockstep partition-lock: rows are held against the bounds
-- snippet: attach what is proven
ALTER TABLE events ATTACH PARTITION proven FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- snippet: attach a new one
CREATE TABLE events_2025 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- snippet: detach
ALTER TABLE events DETACH PARTITION events_2024;  -- agree require-concurrent-partition-detach
-- snippet: detach concurrently
ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;
-- only-lockstep concurrent-in-transaction: it cannot run in a transaction
-- snippet: detach finalize
ALTER TABLE events DETACH PARTITION events_2024 FINALIZE;
-- snippet: detach of a new one
CREATE TABLE logs (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_2024 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE logs DETACH PARTITION logs_2024;  -- only-squawk require-concurrent-partition-detach: the table is new
-- snippet: partition dropped
DROP TABLE IF EXISTS events_2024;  -- agree ban-drop-table
-- snippet: partitioned by and inherited
CREATE TABLE odd (id bigint) INHERITS (loose);
