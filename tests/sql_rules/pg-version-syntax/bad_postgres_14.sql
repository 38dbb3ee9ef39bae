-- postgres: 14
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE NULLS NOT DISTINCT);  -- expect: pg-version-syntax
