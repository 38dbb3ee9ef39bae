CREATE TABLE users (id bigint PRIMARY KEY, ssn text);
CREATE TYPE address AS (street text, zip text);
ALTER TABLE users DROP COLUMN ssn;
-- the change:
ALTER TYPE address DROP ATTRIBUTE zip;
ALTER TABLE users DROP COLUMN IF EXISTS ssn;
ALTER TABLE users ADD COLUMN scratch text;
ALTER TABLE users DROP COLUMN scratch;
CREATE TABLE posts (id bigint PRIMARY KEY, draft text);
ALTER TABLE posts DROP COLUMN draft;
