CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
CREATE VIEW emails AS SELECT email FROM users;
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id), feels mood);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER posts_touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch();
-- the change:
DROP FUNCTION touch() CASCADE;  -- expect: drop-cascade
DROP TYPE mood CASCADE;  -- expect: drop-cascade
ALTER TABLE users DROP COLUMN email CASCADE;  -- expect: drop-cascade, ban-drop-column
DROP TABLE IF EXISTS users CASCADE;  -- expect: drop-cascade, ban-drop-table
DROP EXTENSION citext CASCADE;  -- expect: drop-cascade
DROP OWNED BY reporting;  -- expect: drop-cascade
