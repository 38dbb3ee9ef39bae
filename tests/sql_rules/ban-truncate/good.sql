CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
CREATE TABLE picked AS SELECT id FROM users;
TRUNCATE picked;
CREATE TEMPORARY TABLE scratch (id bigint);
TRUNCATE scratch;
CREATE FUNCTION empty_users() RETURNS void LANGUAGE sql AS 'TRUNCATE users';
