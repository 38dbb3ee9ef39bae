-- runner: psql
-- rows: events=40000000
CREATE TABLE events (id bigint PRIMARY KEY);
CREATE TABLE logs (id bigint PRIMARY KEY);
-- the change:
VACUUM FULL events;  -- expect: ban-cluster-vacuum-full
VACUUM (ANALYZE, FULL);  -- expect: ban-cluster-vacuum-full
CLUSTER logs USING logs_pkey;  -- expect: ban-cluster-vacuum-full
