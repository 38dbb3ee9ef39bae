-- runner: psql
CREATE TABLE orders (id bigint PRIMARY KEY, code text, price numeric(10, 4), weight float8, at timestamptz, closed timestamptz(6));
-- the change:
ALTER TABLE orders ALTER code TYPE varchar(8) USING code::varchar(8);  -- expect: changing-column-type
ALTER TABLE orders ALTER price TYPE bigint;  -- expect: changing-column-type
ALTER TABLE orders ALTER weight TYPE int USING weight::int;  -- expect: changing-column-type
ALTER TABLE orders ALTER at TYPE date;  -- expect: changing-column-type
ALTER TABLE orders ALTER closed TYPE timestamptz(0);  -- expect: changing-column-type
