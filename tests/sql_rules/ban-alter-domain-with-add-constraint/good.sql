CREATE DOMAIN email AS text;
CREATE TABLE users (id bigint PRIMARY KEY, email email);
-- the change:
ALTER DOMAIN email ADD CONSTRAINT email_check CHECK (VALUE LIKE '%@%') NOT VALID;
ALTER DOMAIN email SET DEFAULT '';
