ALTER TABLE accounts ALTER COLUMN note DROP NOT NULL;  -- expect: ban-drop-not-null, schema-conflict
ALTER TABLE accounts DROP COLUMN IF EXISTS plan;  -- expect: ban-drop-column
