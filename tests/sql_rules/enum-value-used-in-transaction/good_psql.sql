-- runner: psql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood);
-- the change:
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO users (id, feels) VALUES (1, 'happy');
