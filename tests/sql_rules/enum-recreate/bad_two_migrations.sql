CREATE TYPE mood AS ENUM ('numb', 'sad', 'ok');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TABLE users (id int PRIMARY KEY, feels mood DEFAULT 'ok', size size);
-- the change:
ALTER TYPE mood RENAME TO mood_old;  -- expect: enum-recreate
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE size RENAME TO size_old;  -- expect: enum-recreate
CREATE TYPE size AS ENUM ('m', 's');
-- the next migration:
UPDATE users SET feels = 'ok' WHERE feels = 'numb';
ALTER TABLE users ALTER COLUMN feels TYPE mood USING feels::text::mood;  -- expect: changing-column-type, type-change-missing-using
DROP TYPE mood_old;  -- expect: schema-conflict
ALTER TABLE users ALTER COLUMN size TYPE size USING size::text::size;  -- expect: changing-column-type
