CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TYPE hue AS ENUM ('red', 'blue');
CREATE TABLE users (id int PRIMARY KEY, feels mood, felt mood);
CREATE TABLE shirts (id int PRIMARY KEY, size size, hue hue);
-- the change:
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('ok', 'sad');
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- expect: changing-column-type
DROP TYPE mood_old;  -- expect: enum-recreate
ALTER TYPE size RENAME TO size_old;  -- expect: enum-recreate
CREATE TYPE size AS ENUM ('m', 's');
ALTER TABLE shirts ALTER COLUMN size TYPE size USING size::text::size;  -- expect: changing-column-type, lock-held-across-work
ALTER TYPE hue RENAME TO hue_old;  -- expect: enum-recreate
