CREATE TABLE users (id bigint PRIMARY KEY, ssn text, name text, initial text GENERATED ALWAYS AS (left(name, 1)) STORED);
-- the change:
ALTER TABLE users DROP COLUMN ssn;  -- expect: ban-drop-column
ALTER TABLE users
  DROP COLUMN IF EXISTS initial,  -- expect: ban-drop-column
  DROP name;  -- expect: ban-drop-column
