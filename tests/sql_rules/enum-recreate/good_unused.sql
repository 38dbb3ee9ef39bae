CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE size AS ENUM ('s', 'm');
-- the change:
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('ok');
ALTER TYPE size ADD VALUE 'l';
CREATE TYPE fresh AS ENUM ('a', 'b');
CREATE TABLE days (id int PRIMARY KEY, fresh fresh);
ALTER TYPE fresh RENAME TO fresh_old;
CREATE TYPE fresh AS ENUM ('a');
ALTER TABLE days ALTER COLUMN fresh TYPE fresh USING fresh::text::fresh;
DROP TYPE fresh_old;
