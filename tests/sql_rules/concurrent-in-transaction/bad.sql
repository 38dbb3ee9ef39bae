CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email_idx ON users (email);
-- the change:
CREATE INDEX CONCURRENTLY users_lower_idx ON users (lower(email));  -- expect: concurrent-in-transaction
DROP INDEX CONCURRENTLY users_email_idx;  -- expect: concurrent-in-transaction
REINDEX TABLE CONCURRENTLY users;  -- expect: concurrent-in-transaction
ALTER SYSTEM SET work_mem = '64MB';  -- expect: concurrent-in-transaction
VACUUM users;  -- expect: concurrent-in-transaction
