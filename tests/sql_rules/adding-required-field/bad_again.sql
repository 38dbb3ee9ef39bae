CREATE TABLE users (id bigint PRIMARY KEY, size text);
-- the change:
ALTER TABLE users DROP COLUMN size, ADD COLUMN size bigint NOT NULL;  -- expect: adding-required-field, ban-drop-column
