CREATE TABLE colors (id bigint PRIMARY KEY, name text);
-- the change:
\set ON_ERROR_STOP on  -- expect: psql-only-syntax
COPY colors (id, name) FROM stdin;
1	red  -- expect: psql-only-syntax
2	green
\.
COPY colors FROM STDIN WITH (FORMAT csv);  -- expect: psql-only-syntax
