-- runner: psql
CREATE TABLE orders (id int PRIMARY KEY, code char(8), state varchar(20), note varchar(40)[], price numeric(10, 4), at timestamp);
-- the change:
ALTER TABLE orders ALTER COLUMN id TYPE bigint;  -- expect: changing-column-type
ALTER TABLE orders ALTER COLUMN code SET DATA TYPE text;  -- expect: changing-column-type
ALTER TABLE orders ALTER state TYPE varchar(10);  -- expect: changing-column-type
ALTER TABLE orders ALTER note TYPE varchar(80)[];  -- expect: changing-column-type
ALTER TABLE orders ALTER price TYPE numeric(10, 2);  -- expect: changing-column-type
ALTER TABLE orders ALTER at TYPE timestamptz;  -- expect: changing-column-type
ALTER TABLE unknown_to_us ALTER COLUMN total TYPE numeric;  -- expect: changing-column-type, schema-conflict
