CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE users (id int PRIMARY KEY, feels mood DEFAULT 'ok');
-- the change:
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('ok', 'happy', 'sad');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- expect: enum-recreate, changing-column-type
DROP TYPE mood_old;
