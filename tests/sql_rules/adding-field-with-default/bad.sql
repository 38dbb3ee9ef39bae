-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE DOMAIN short AS text CHECK (length(VALUE) < 10);
CREATE FUNCTION next_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'x'; END $$;
-- the change:
ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN dice numeric[] NOT NULL DEFAULT ARRAY[random()];  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN code text DEFAULT next_code();  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN nick short;  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN seen timestamptz DEFAULT clock_timestamp();  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN slug text DEFAULT somebody.elses();  -- expect: adding-field-with-default
