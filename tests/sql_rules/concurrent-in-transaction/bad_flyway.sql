-- runner: flyway
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
ALTER TABLE users ADD COLUMN plan text;
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);  -- expect: concurrent-in-transaction
