CREATE TABLE users (id bigint PRIMARY KEY, name varchar, city text, code numeric(6));
