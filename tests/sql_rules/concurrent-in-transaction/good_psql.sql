-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
DROP INDEX CONCURRENTLY users_email_idx;
VACUUM users;
