CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW emails AS SELECT email FROM users;
-- the change:
DROP VIEW emails;
ALTER TABLE users ADD COLUMN nickname text;
