CREATE TABLE countries (code text PRIMARY KEY);
-- the change:
CREATE TABLE users (id bigint PRIMARY KEY, country text REFERENCES countries ON DELETE RESTRICT);
CREATE TABLE towns (id bigint PRIMARY KEY, country text REFERENCES countries ON UPDATE CASCADE);
