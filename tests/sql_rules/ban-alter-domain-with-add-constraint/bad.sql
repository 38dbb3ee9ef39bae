CREATE DOMAIN email AS text;
-- the change:
ALTER DOMAIN email ADD CONSTRAINT email_check CHECK (VALUE LIKE '%@%');  -- expect: ban-alter-domain-with-add-constraint
