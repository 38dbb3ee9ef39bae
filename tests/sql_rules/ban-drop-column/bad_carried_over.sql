CREATE TABLE users (id bigint PRIMARY KEY, name text, full_name text);
-- the change:
UPDATE users SET full_name = name WHERE full_name = '';
ALTER TABLE users DROP COLUMN name;  -- expect: ban-drop-column
