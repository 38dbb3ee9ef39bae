CREATE SCHEMA app;
CREATE TABLE app.users (id bigint PRIMARY KEY);
CREATE TABLE app.teams (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN plan text;  -- expect: schema-conflict
ALTER TABLE teams ADD COLUMN plan text;
ALTER TABLE teams ADD COLUMN plan text;  -- expect: schema-conflict
