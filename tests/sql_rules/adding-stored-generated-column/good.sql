-- postgres: 18
CREATE TABLE orders (id bigint PRIMARY KEY, price numeric, quantity bigint);
-- the change:
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * quantity) VIRTUAL;
CREATE TABLE items (id bigint PRIMARY KEY, price numeric);
ALTER TABLE items ADD COLUMN twice numeric GENERATED ALWAYS AS (price * 2) STORED;
