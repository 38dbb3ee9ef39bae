CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW emails AS SELECT id, email FROM users;
-- the change:
CREATE TABLE users (id bigint PRIMARY KEY);  -- expect: schema-conflict
ALTER TABLE users ADD COLUMN email text;  -- expect: schema-conflict
ALTER TABLE users RENAME COLUMN nickname TO nick;  -- expect: schema-conflict
-- squawk-ignore ban-drop-column
ALTER TABLE users DROP COLUMN email;  -- expect: schema-conflict
COMMENT ON TABLE people IS 'everybody';  -- expect: schema-conflict
