-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);  -- expect: concurrent-index-rerun
CREATE INDEX CONCURRENTLY ON users (lower(email));  -- expect: concurrent-index-rerun
