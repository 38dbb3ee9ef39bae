CREATE TABLE users (id bigserial PRIMARY KEY, name text);  -- expect: prefer-identity
