-- runner: psql
CREATE TABLE orders (id bigint PRIMARY KEY, quantity bigint);
-- the change:
ALTER TABLE orders ADD CONSTRAINT orders_quantity_positive CHECK (quantity > 0);  -- expect: constraint-missing-not-valid
ALTER TABLE orders ADD CHECK (id > 0) NO INHERIT;  -- expect: constraint-missing-not-valid
ALTER TABLE orders ADD COLUMN discount numeric CHECK (discount >= 0);  -- expect: constraint-missing-not-valid
