CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE size AS ENUM ('s', 'm');
CREATE TABLE users (id int PRIMARY KEY, feels mood, size size);
-- the change:
DROP TYPE mood CASCADE;  -- expect: enum-recreate
CREATE TYPE mood AS ENUM ('ok');
DROP TYPE size;  -- expect: enum-recreate
CREATE TYPE size AS ENUM ('m');
DELETE FROM pg_enum WHERE enumlabel = 's';  -- expect: enum-recreate, lock-held-across-work
