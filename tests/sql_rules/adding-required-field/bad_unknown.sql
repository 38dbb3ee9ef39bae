ALTER TABLE accounts ADD COLUMN tz text NOT NULL;  -- expect: adding-required-field, schema-conflict
