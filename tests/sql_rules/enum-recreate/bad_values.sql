CREATE TYPE mood AS ENUM ('sad', 'ok', 'numb');
CREATE TABLE users (id int PRIMARY KEY, feels mood);
-- the change:
UPDATE users SET feels = 'ok' WHERE feels = 'numb';
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('ok');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- expect: enum-recreate, changing-column-type
DROP TYPE mood_old;
