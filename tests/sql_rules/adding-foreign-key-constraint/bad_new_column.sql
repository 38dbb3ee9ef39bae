-- runner: psql
CREATE TABLE plans (id bigint PRIMARY KEY);
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN plan_id bigint DEFAULT 1 REFERENCES plans (id);  -- expect: adding-foreign-key-constraint
CREATE INDEX CONCURRENTLY users_plan_id_idx ON users (plan_id);
