CREATE SCHEMA billing;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE address AS (street text, zip text);
CREATE SEQUENCE tickets;
CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';  -- expect: renaming-object
ALTER TYPE mood RENAME TO feeling;  -- expect: renaming-object
ALTER TYPE address RENAME ATTRIBUTE zip TO postcode;  -- expect: renaming-object
ALTER SEQUENCE tickets RENAME TO ticket_numbers;  -- expect: renaming-object
ALTER FUNCTION total(int) RENAME TO sum_of;  -- expect: renaming-object
ALTER TABLE users SET SCHEMA billing;  -- expect: renaming-object
ALTER SCHEMA billing RENAME TO accounting;  -- expect: renaming-object
