-- runner: golang-migrate
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
BEGIN;
ALTER TABLE users ADD COLUMN nickname text;
COMMIT;
