CREATE DOMAIN email AS text;
CREATE TABLE users (id bigint PRIMARY KEY, address email);
-- the change:
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%');  -- expect: constraint-missing-not-valid
