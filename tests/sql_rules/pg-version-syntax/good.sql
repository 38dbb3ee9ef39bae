-- postgres: 18
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text, email text UNIQUE NULLS NOT DISTINCT);
-- the change:
ALTER TABLE users ADD COLUMN full_name text GENERATED ALWAYS AS (first || ' ' || last) VIRTUAL;
