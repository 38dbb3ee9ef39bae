ALTER TABLE users ALTER COLUMN feels SET DATA TYPE text;  -- expect: enum-recreate
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('ok');
ALTER TABLE users ALTER COLUMN feels SET DATA TYPE mood USING feels::mood;  -- expect: lock-held-across-work
ALTER TYPE size RENAME TO size_old;  -- expect: enum-recreate
CREATE TYPE size AS ENUM ('m');
ALTER TABLE shirts ALTER COLUMN size TYPE size USING size::text::size;  -- expect: changing-column-type
