-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE teams (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);  -- expect: disallowed-unique-constraint
ALTER TABLE users ADD UNIQUE (name, email) INCLUDE (id);  -- expect: disallowed-unique-constraint
ALTER TABLE users ADD COLUMN handle text UNIQUE;  -- expect: disallowed-unique-constraint
ALTER TABLE teams ADD COLUMN slug text NOT NULL DEFAULT '' UNIQUE;  -- expect: disallowed-unique-constraint
