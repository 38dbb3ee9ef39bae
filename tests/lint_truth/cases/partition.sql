CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users SELECT generate_series(1, 50);
CREATE TABLE events (id int, kind int NOT NULL, note text) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
INSERT INTO events SELECT i, i % 2 + 1, i FROM generate_series(1, 50) i;
CREATE TABLE logs (id int, kind int, user_id int REFERENCES users) PARTITION BY LIST (kind);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
INSERT INTO logs SELECT i, i, i FROM generate_series(1, 50) i;
CREATE TABLE regions (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE regions_1 PARTITION OF regions FOR VALUES FROM (0) TO (100);
CREATE TABLE regions_2 PARTITION OF regions FOR VALUES FROM (100) TO (200);
INSERT INTO regions SELECT generate_series(1, 50);
CREATE TABLE in_region (region int REFERENCES regions);
INSERT INTO in_region SELECT generate_series(1, 50);
CREATE TABLE loose (id int, kind int NOT NULL, note text);
INSERT INTO loose SELECT i, 9, i FROM generate_series(1, 50) i;
CREATE TABLE proven (id int, kind int NOT NULL CHECK (kind = 9), note text);
INSERT INTO proven SELECT i, 9, i FROM generate_series(1, 50) i;
CREATE TABLE loose_log (id int, kind int, user_id int);
INSERT INTO loose_log SELECT i, 900, i FROM generate_series(1, 50) i;
CREATE TABLE parents (a int);
CREATE TABLE children () INHERITS (parents);
CREATE TABLE stranger (a int);

-- case: attach
ALTER TABLE events ATTACH PARTITION loose FOR VALUES IN (9);
-- case: attach, bound is proven
ALTER TABLE events ATTACH PARTITION proven FOR VALUES IN (9);
-- case: attach, the parent has an index
CREATE INDEX ON events (id);
ALTER TABLE events ATTACH PARTITION proven FOR VALUES IN (9);
-- case: attach, both have the index
CREATE INDEX ON events (id);
CREATE INDEX ON loose (id);
ALTER TABLE events ATTACH PARTITION loose FOR VALUES IN (9);
-- case: attach beside a default partition, with a foreign key
ALTER TABLE logs ATTACH PARTITION loose_log FOR VALUES IN (900);
-- case: attach a default partition
ALTER TABLE events ATTACH PARTITION loose DEFAULT;
-- case: attach a partitioned table
CREATE TABLE sub (id int, kind int NOT NULL, note text) PARTITION BY LIST (id);
CREATE TABLE sub_1 PARTITION OF sub DEFAULT;
ALTER TABLE events ATTACH PARTITION sub FOR VALUES IN (9);
-- case: attach to a referenced table
CREATE TABLE regions_3 (id int PRIMARY KEY);
ALTER TABLE regions ATTACH PARTITION regions_3 FOR VALUES FROM (200) TO (300);
-- case: detach
ALTER TABLE events DETACH PARTITION events_1;
-- case: detach beside a default partition, with a foreign key
ALTER TABLE logs DETACH PARTITION logs_1;
-- case: detach from a referenced table
ALTER TABLE regions DETACH PARTITION regions_2;
-- case: detach concurrently
-- since: 14
-- while: LOCK TABLE events_1 IN ACCESS SHARE MODE
ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;
-- case: create partition
CREATE TABLE events_3 PARTITION OF events FOR VALUES IN (3);
-- case: create partition beside a default partition, with a foreign key
CREATE TABLE logs_3 PARTITION OF logs FOR VALUES IN (300);
-- case: create default partition
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- case: create partition of a referenced table
CREATE TABLE regions_3 PARTITION OF regions FOR VALUES FROM (200) TO (300);
-- case: create partition that is there
CREATE TABLE IF NOT EXISTS events_1 PARTITION OF events FOR VALUES IN (1);
-- case: drop partition
DROP TABLE events_1;
-- case: drop partition beside a default partition
DROP TABLE logs_1;
-- case: drop default partition
DROP TABLE logs_rest;
-- case: drop partitioned table
DROP TABLE events;
-- case: drop partitioned table with a foreign key
DROP TABLE logs;
-- case: drop referenced partitioned table
DROP TABLE regions CASCADE;
-- case: drop table that references a partitioned one
DROP TABLE in_region;
-- case: truncate partitioned table
TRUNCATE events;
-- case: truncate referenced partitioned table
TRUNCATE regions CASCADE;
-- case: truncate one partition
TRUNCATE events_1;
-- case: index on partitioned table
CREATE INDEX ON events (id);
-- case: index on partitioned table only
CREATE INDEX ON ONLY events (id);
-- case: unique index on partitioned table
CREATE UNIQUE INDEX ON events (kind, id);
-- case: index where a partition has one like it
CREATE INDEX ON events_1 (id);
CREATE INDEX ON events (id);
-- case: attach index
CREATE INDEX events_id ON ONLY events (id);
CREATE INDEX events_1_id ON events_1 (id);
ALTER INDEX events_id ATTACH PARTITION events_1_id;
-- case: drop index of partitioned table
CREATE INDEX events_id ON events (id);
DROP INDEX events_id;
-- case: rename partitioned table
ALTER TABLE events RENAME TO z;
-- case: options of a partition
ALTER TABLE events_1 SET (fillfactor = 50);
-- case: disable triggers of partitioned table
ALTER TABLE events DISABLE TRIGGER ALL;
-- case: row security of partitioned table
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
-- case: owner of partitioned table
ALTER TABLE events OWNER TO CURRENT_USER;
-- case: lock partitioned table
LOCK TABLE events IN SHARE MODE;
-- case: analyze partitioned table
ANALYZE events;
-- case: inherit
ALTER TABLE stranger INHERIT parents;
-- case: no inherit
ALTER TABLE children NO INHERIT parents;
-- case: create child
CREATE TABLE child () INHERITS (parents);
-- case: drop parent
DROP TABLE parents CASCADE;
-- case: drop child
DROP TABLE children;
-- case: truncate parent
TRUNCATE parents;
-- case: insert into partitioned table
INSERT INTO events VALUES (1, 1, 'x');
-- case: select from partitioned table
SELECT * FROM events;
