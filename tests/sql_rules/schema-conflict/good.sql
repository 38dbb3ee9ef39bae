CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE VIEW emails AS SELECT id, email FROM users;
-- the change:
CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);
ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;
ALTER TABLE IF EXISTS people ADD COLUMN email text;
CREATE TABLE auth.sessions (id bigint PRIMARY KEY);
DO $$ BEGIN
  ALTER TABLE users ADD CONSTRAINT users_pkey CHECK (true) NOT VALID;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
