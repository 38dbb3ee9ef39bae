CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE MATERIALIZED VIEW emails AS SELECT email FROM users;
CREATE UNIQUE INDEX emails_email_idx ON emails (email);
-- the change:
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'happy';
REFRESH MATERIALIZED VIEW CONCURRENTLY emails;
ANALYZE users;
