CREATE TABLE users (id bigint PRIMARY KEY);
CREATE VIEW everybody AS SELECT id FROM users;
CREATE TABLE drafts (id bigint PRIMARY KEY);
DROP TABLE drafts;
-- the change:
DROP TABLE IF EXISTS drafts;
CREATE TABLE picked AS SELECT id FROM users;
DROP TABLE picked;
CREATE TEMPORARY TABLE scratch (id bigint);
DROP TABLE scratch;
DROP VIEW everybody;
-- lockstep-ignore ban-drop-table: nothing has read it since release 12
DROP TABLE IF EXISTS users;
