CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (
  id int PRIMARY KEY, key text, settings text DEFAULT '{}', name varchar(20), feels mood DEFAULT 'ok', born date, tags text[]
);
-- the change:
ALTER TABLE users ALTER COLUMN id TYPE bigint;  -- expect: changing-column-type
ALTER TABLE users ALTER COLUMN key TYPE uuid USING key::uuid;  -- expect: changing-column-type
ALTER TABLE users
  ALTER COLUMN settings DROP DEFAULT, ALTER COLUMN settings TYPE jsonb USING settings::jsonb,  -- expect: changing-column-type
  ALTER COLUMN settings SET DEFAULT '{}';
ALTER TABLE users ALTER COLUMN name TYPE text;
ALTER TABLE users ALTER COLUMN feels TYPE text;  -- expect: changing-column-type
ALTER TABLE users ALTER COLUMN born TYPE timestamptz;  -- expect: changing-column-type
ALTER TABLE users ALTER COLUMN tags TYPE varchar(40)[];  -- expect: changing-column-type
