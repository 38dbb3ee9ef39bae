CREATE TYPE mood AS ENUM ('sad', 'happy');
-- the change:
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'happy';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad' AFTER 'happy';
