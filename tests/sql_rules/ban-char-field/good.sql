CREATE TABLE countries (
  id bigint PRIMARY KEY,
  code text CHECK (length(code) = 2),
  name varchar(80),
  kind "char"
);
