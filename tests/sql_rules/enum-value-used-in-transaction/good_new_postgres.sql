-- runner: drizzle
-- postgres: 17
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood);
ALTER TYPE mood ADD VALUE 'calm';
-- the change:
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'calm';
CREATE TYPE size AS ENUM ('s');
ALTER TYPE size ADD VALUE 'm';
CREATE TABLE shirts (id bigint, size size DEFAULT 'm');
