CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
SAVEPOINT before;
ALTER TABLE users ADD COLUMN nickname text;
RELEASE SAVEPOINT before;
