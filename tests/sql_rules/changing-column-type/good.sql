-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), bio varchar(200), price numeric(10, 2), rate numeric(5, 2), at timestamp(3), bits varbit(8));
-- the change:
ALTER TABLE users ALTER COLUMN name TYPE varchar(100);
ALTER TABLE users ALTER COLUMN bio SET DATA TYPE text;
ALTER TABLE users ALTER price TYPE numeric(12, 2);
ALTER TABLE users ALTER rate TYPE numeric;
ALTER TABLE users ALTER at TYPE timestamp(6);
ALTER TABLE users ALTER bits TYPE varbit(16);
CREATE TABLE posts (id int PRIMARY KEY);
ALTER TABLE posts ALTER id TYPE bigint;
