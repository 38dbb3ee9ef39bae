CREATE TYPE mood AS ENUM ('numb', 'sad', 'ok');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TABLE users (id int PRIMARY KEY, feels mood DEFAULT 'ok', size size);
-- the change:
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE size RENAME TO size_old;
-- the next migration:
UPDATE users SET feels = 'ok' WHERE feels = 'numb';
ALTER TABLE users
  ALTER COLUMN feels DROP DEFAULT,
  ALTER COLUMN feels TYPE mood USING feels::text::mood,  -- expect: changing-column-type
  ALTER COLUMN feels SET DEFAULT 'ok';
DROP TYPE mood_old;
CREATE TYPE size AS ENUM ('s', 'm', 'l');
-- the next migration:
ALTER TABLE users ALTER COLUMN size TYPE size USING size::text::size;  -- expect: changing-column-type
DROP TYPE size_old;
