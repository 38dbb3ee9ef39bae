CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE banned (id bigint);
ALTER TABLE users ADD COLUMN org bigint;
-- the change:
DELETE FROM users WHERE email IS NOT NULL;
DELETE FROM users WHERE org IS NULL;
DELETE FROM users WHERE id = 1 OR email = 'x';
DELETE FROM users USING banned WHERE users.id = banned.id;
CREATE TABLE picked AS SELECT id FROM users;
DELETE FROM picked;
CREATE TEMPORARY TABLE scratch (id bigint);
DELETE FROM scratch;
