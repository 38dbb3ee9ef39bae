CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');  -- expect: ban-create-domain-with-constraint
