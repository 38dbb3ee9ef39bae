CREATE TABLE orders (id bigint PRIMARY KEY, quantity bigint);
-- the change:
ALTER TABLE orders ADD CONSTRAINT orders_quantity_positive CHECK (quantity > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_positive;  -- expect: validate-in-same-transaction
