-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
BEGIN;
SAVEPOINT before;
ALTER TABLE users ADD COLUMN nickname text;
ROLLBACK TO before;
ALTER TABLE users ADD COLUMN nick text;
RELEASE before;
COMMIT;
START TRANSACTION;
ALTER TABLE users ADD COLUMN age smallint;
COMMIT AND CHAIN;
ALTER TABLE users ADD COLUMN size smallint;
COMMIT;
