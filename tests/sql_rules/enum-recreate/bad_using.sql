CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id int PRIMARY KEY, feels mood, felt mood[]);
-- the change:
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('ok', 'sad');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::mood;  -- expect: enum-recreate, changing-column-type
ALTER TABLE users ALTER COLUMN felt TYPE mood[];  -- expect: changing-column-type
DROP TYPE mood_old;
