CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER posts_touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch();
-- the change:
SET session_replication_role = replica;  -- expect: constraint-bypass
ALTER TABLE posts DISABLE TRIGGER ALL;  -- expect: constraint-bypass
ALTER TABLE posts ENABLE TRIGGER ALL;
ALTER TABLE posts DISABLE TRIGGER posts_touch;  -- expect: constraint-bypass
