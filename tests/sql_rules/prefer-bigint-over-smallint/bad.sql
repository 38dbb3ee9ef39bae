CREATE TABLE colors (id smallserial PRIMARY KEY, name text);  -- expect: prefer-bigint-over-smallint
