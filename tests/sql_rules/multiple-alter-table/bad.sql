CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);
-- the change:
-- squawk-ignore changing-column-type
ALTER TABLE users ALTER COLUMN age TYPE bigint;
-- squawk-ignore changing-column-type
ALTER TABLE users ALTER COLUMN size TYPE bigint;  -- expect: multiple-alter-table
