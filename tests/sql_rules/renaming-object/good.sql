CREATE TYPE mood AS ENUM ('sad', 'ok', 'gone');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood);
CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
-- the change:
UPDATE users SET feels = 'ok' WHERE feels = 'gone';
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- expect: changing-column-type
DROP TYPE mood_old;
CREATE TYPE size AS ENUM ('s', 'm');
ALTER TYPE size RENAME VALUE 'm' TO 'l';
ALTER TYPE size RENAME TO extent;
ALTER FUNCTION total(int) RENAME TO sum_of;
CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT sum_of($1)';
ALTER INDEX users_pkey RENAME TO people_pkey;
