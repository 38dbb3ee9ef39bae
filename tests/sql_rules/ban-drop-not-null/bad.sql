CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
-- the change:
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- expect: ban-drop-not-null
