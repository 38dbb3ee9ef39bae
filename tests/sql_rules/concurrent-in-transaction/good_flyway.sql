-- runner: flyway
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
CREATE INDEX CONCURRENTLY users_lower_idx ON users (lower(email));
