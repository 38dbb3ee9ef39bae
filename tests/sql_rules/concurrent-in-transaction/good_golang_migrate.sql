-- runner: golang-migrate
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX old ON users (email);
-- the next migration:
DROP INDEX CONCURRENTLY old;
-- the change:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
