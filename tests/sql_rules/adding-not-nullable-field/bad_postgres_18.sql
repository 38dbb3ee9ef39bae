-- postgres: 18
-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text DEFAULT '');
-- the change:
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- expect: adding-not-nullable-field
