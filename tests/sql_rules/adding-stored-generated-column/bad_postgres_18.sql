-- postgres: 18
-- runner: psql
CREATE TABLE orders (id bigint PRIMARY KEY, price numeric, total numeric GENERATED ALWAYS AS (price * 2) STORED);
-- the change:
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (price * 3);  -- expect: adding-stored-generated-column
ALTER TABLE orders ADD COLUMN net numeric GENERATED ALWAYS AS (price / 2) STORED;  -- expect: adding-stored-generated-column
