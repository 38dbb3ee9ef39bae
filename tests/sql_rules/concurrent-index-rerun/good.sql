-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
DROP INDEX CONCURRENTLY IF EXISTS users_email_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);
CREATE INDEX CONCURRENTLY users_lower_idx ON users (lower(email));
