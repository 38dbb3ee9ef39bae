-- runner: psql
CREATE TABLE events (id bigint, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE logs (id bigint, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE logs_2024 PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
-- the change:
ALTER TABLE events DETACH PARTITION events_2024;  -- expect: require-concurrent-partition-detach
ALTER TABLE logs DETACH PARTITION logs_2024;  -- expect: require-concurrent-partition-detach
