-- runner: psql
CREATE TABLE orders (id bigint PRIMARY KEY, quantity bigint, price numeric);
CREATE DOMAIN email AS text;
CREATE TABLE users (id bigint PRIMARY KEY, address email);
-- the change:
ALTER TABLE orders ADD CONSTRAINT orders_quantity_positive CHECK (quantity > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_positive;
ALTER TABLE orders ADD COLUMN discount numeric;
ALTER TABLE orders ADD CONSTRAINT orders_discount_positive CHECK (discount >= 0) NOT VALID;
CREATE TABLE items (id bigint PRIMARY KEY, quantity bigint);
ALTER TABLE items ADD CONSTRAINT items_quantity_positive CHECK (quantity > 0);
CREATE TEMP TABLE scratch (n bigint);
ALTER TABLE scratch ADD CHECK (n > 0);
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%') NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_price_key UNIQUE (price);  -- expect: disallowed-unique-constraint
