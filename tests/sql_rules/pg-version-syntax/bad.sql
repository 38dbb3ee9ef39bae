CREATE TABLE users (id bigint PRIMARY KEY, first text, last text);
-- the change:
ALTER TABLE users ADD COLUMN full_name text GENERATED ALWAYS AS (first || ' ' || last) VIRTUAL;  -- expect: pg-version-syntax
