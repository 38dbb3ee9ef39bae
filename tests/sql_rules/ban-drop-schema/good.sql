CREATE SCHEMA billing;
-- the change:
DROP SCHEMA billing;
CREATE SCHEMA scratch;
CREATE TABLE scratch.rows (id bigint);
DROP SCHEMA scratch CASCADE;
