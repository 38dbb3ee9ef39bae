CREATE TABLE users (
  id bigint PRIMARY KEY,
  name varchar(20),  -- expect: prefer-text-field
  city character varying(80)
);
