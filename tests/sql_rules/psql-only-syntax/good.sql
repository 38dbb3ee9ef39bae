-- runner: psql
CREATE TABLE colors (id bigint PRIMARY KEY, name text);
-- the change:
\set ON_ERROR_STOP on
COPY colors (id, name) FROM stdin;
1	red
2	green
\.
