-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, plan text DEFAULT 'free', age bigint, city text);
-- the change:
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- expect: adding-not-nullable-field
ALTER TABLE users
  ALTER COLUMN plan SET NOT NULL;  -- expect: adding-not-nullable-field

UPDATE users SET name = '' WHERE name IS NULL;
ALTER TABLE users ALTER COLUMN name SET NOT NULL;  -- expect: adding-not-nullable-field

ALTER TABLE users ADD CONSTRAINT users_age_positive CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT users_age_positive;
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- expect: adding-not-nullable-field

ALTER TABLE users ADD CONSTRAINT users_city_not_null CHECK (city IS NOT NULL) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT users_city_not_null, ALTER COLUMN city SET NOT NULL;  -- expect: adding-not-nullable-field
