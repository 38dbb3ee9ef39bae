-- runner: psql
CREATE TABLE events (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE events SET LOGGED;
ALTER TABLE events SET (fillfactor = 80);
CREATE TABLE cache (key text PRIMARY KEY);
ALTER TABLE cache SET UNLOGGED;
