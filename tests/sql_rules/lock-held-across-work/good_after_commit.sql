-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
BEGIN;
ALTER TABLE users ADD COLUMN bio text;
COMMIT;
UPDATE users SET email = lower(email) WHERE email <> '';
ALTER TABLE users ADD COLUMN plan text;
UPDATE users SET bio = '' WHERE email <> '';
