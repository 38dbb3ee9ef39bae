-- runner: psql
SET search_path = public;
CREATE TABLE users (id bigint PRIMARY KEY);
