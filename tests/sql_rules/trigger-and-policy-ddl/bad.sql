-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- the change:
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();  -- expect: trigger-and-policy-ddl
CREATE POLICY own_row ON users USING (id = 1);  -- expect: trigger-and-policy-ddl
ALTER TABLE users ENABLE ROW LEVEL SECURITY;  -- expect: trigger-and-policy-ddl
DROP TRIGGER users_touch ON users;  -- expect: trigger-and-policy-ddl
LOCK TABLE users;  -- expect: trigger-and-policy-ddl
