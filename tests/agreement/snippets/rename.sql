CREATE SCHEMA shop;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE pair AS (a bigint, b bigint);
CREATE TABLE users (id bigint PRIMARY KEY, name text, feeling mood);
CREATE VIEW names AS SELECT name FROM users;
CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS number FROM users;
CREATE SEQUENCE numbers;
CREATE FUNCTION one() RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT 1';

-- snippet: column
ALTER TABLE users RENAME COLUMN name TO full_name;  -- agree renaming-column
-- snippet: column without the word
ALTER TABLE users RENAME name TO full_name;  -- agree renaming-column
-- snippet: column of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts RENAME COLUMN title TO headline;  -- only-squawk renaming-column: the table is new
-- snippet: column of this migration
ALTER TABLE users ADD COLUMN city text;
ALTER TABLE users RENAME COLUMN city TO town;  -- only-squawk renaming-column: the column is new
-- snippet: column of a view
ALTER VIEW names RENAME COLUMN name TO full_name;  -- only-lockstep renaming-column: other objects have names too
-- snippet: column of a materialized view
ALTER MATERIALIZED VIEW counts RENAME COLUMN number TO total;
-- only-lockstep renaming-column: other objects have names too
-- snippet: attribute
ALTER TYPE pair RENAME ATTRIBUTE a TO x;  -- only-lockstep renaming-object: other objects have names too
-- snippet: table
ALTER TABLE users RENAME TO people;  -- agree renaming-table
-- snippet: table and a view of its old name
ALTER TABLE users RENAME TO people;  -- only-squawk renaming-table: a view keeps the old name
CREATE VIEW users AS SELECT id, name, feeling FROM people;
-- snippet: new table
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts RENAME TO articles;  -- only-squawk renaming-table: the table is new
-- snippet: view
ALTER VIEW names RENAME TO people_names;  -- only-lockstep renaming-table: other objects have names too
-- snippet: view as a table
ALTER TABLE names RENAME TO people_names;  -- agree renaming-table
-- snippet: schema
ALTER SCHEMA shop RENAME TO store;  -- only-lockstep renaming-object: other objects have names too
-- snippet: table into a schema
ALTER TABLE users SET SCHEMA shop;  -- only-lockstep renaming-object: other objects have names too
-- snippet: type
ALTER TYPE mood RENAME TO feeling;  -- only-lockstep renaming-object: other objects have names too
-- snippet: enum value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';  -- only-lockstep renaming-object: other objects have names too
-- snippet: sequence
ALTER SEQUENCE numbers RENAME TO counts_of;  -- only-lockstep renaming-object: other objects have names too
-- snippet: function
ALTER FUNCTION one() RENAME TO uno;  -- only-lockstep renaming-object: other objects have names too
-- snippet: to a name that is taken
ALTER TABLE users RENAME COLUMN name TO id;
-- agree renaming-column
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: column that is not there
ALTER TABLE users RENAME COLUMN nothing TO something;
-- only-squawk renaming-column: it fails before that
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: used by its old name
ALTER TABLE users RENAME COLUMN name TO full_name;  -- agree renaming-column
UPDATE users SET name = 'x' WHERE id = 1;  -- only-lockstep schema-conflict: PostgreSQL refuses it
