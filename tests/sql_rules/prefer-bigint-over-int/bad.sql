CREATE TABLE users (
  id serial PRIMARY KEY,  -- expect: prefer-bigint-over-int
  age int
);
CREATE TABLE posts (id integer GENERATED ALWAYS AS IDENTITY, title text, PRIMARY KEY (id));
