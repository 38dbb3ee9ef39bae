-- runner: psql
CREATE TABLE events (id bigint PRIMARY KEY);
-- the change:
VACUUM events;
VACUUM (FULL false, ANALYZE) events;
ALTER TABLE events CLUSTER ON events_pkey;
CREATE TABLE logs (id bigint PRIMARY KEY);
CLUSTER logs USING logs_pkey;
