CREATE TABLE orders (id bigint PRIMARY KEY, price numeric, quantity bigint);
-- the change:
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * quantity) STORED;  -- expect: adding-stored-generated-column
