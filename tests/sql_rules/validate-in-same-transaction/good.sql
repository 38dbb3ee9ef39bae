CREATE TABLE orders (id bigint PRIMARY KEY, quantity bigint);
CREATE TABLE items (id bigint PRIMARY KEY, quantity bigint);
ALTER TABLE items ADD CONSTRAINT quantity_positive CHECK (quantity > 0) NOT VALID;
-- the change:
ALTER TABLE items VALIDATE CONSTRAINT quantity_positive;
ALTER TABLE orders ADD CONSTRAINT quantity_positive CHECK (quantity > 0) NOT VALID;
-- the next migration:
ALTER TABLE orders VALIDATE CONSTRAINT quantity_positive;
CREATE TABLE tags (id bigint PRIMARY KEY, weight bigint);
ALTER TABLE tags ADD CONSTRAINT tags_weight_positive CHECK (weight > 0) NOT VALID;
ALTER TABLE tags VALIDATE CONSTRAINT tags_weight_positive;
