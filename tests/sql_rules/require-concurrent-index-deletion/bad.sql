-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX users_name_idx ON users (name);
-- the change:
DROP INDEX users_email_idx;  -- expect: require-concurrent-index-deletion
DROP INDEX IF EXISTS
  users_name_idx CASCADE;  -- expect: require-concurrent-index-deletion
