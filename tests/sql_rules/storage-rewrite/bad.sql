-- runner: psql
CREATE TABLE events (id bigint PRIMARY KEY);
CREATE UNLOGGED TABLE cache (key text PRIMARY KEY);
-- the change:
ALTER TABLE events SET UNLOGGED;  -- expect: storage-rewrite
ALTER TABLE cache SET LOGGED;  -- expect: storage-rewrite
ALTER TABLE cache SET TABLESPACE fast;  -- expect: storage-rewrite
