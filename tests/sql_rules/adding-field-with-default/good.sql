-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN a bigint DEFAULT -1;
ALTER TABLE users ADD COLUMN b bigint NOT NULL DEFAULT (1);
ALTER TABLE users ADD COLUMN c date DEFAULT current_date;
ALTER TABLE users ADD COLUMN d timestamptz NOT NULL DEFAULT pg_catalog.now();
ALTER TABLE users ADD COLUMN e text DEFAULT lower('A') || 'b';
ALTER TABLE users ADD COLUMN f boolean NOT NULL DEFAULT false;
ALTER TABLE users ADD COLUMN g jsonb DEFAULT '{}'::jsonb;
ALTER TABLE users ADD COLUMN h uuid;
ALTER TABLE users ALTER COLUMN h SET DEFAULT gen_random_uuid();
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ADD COLUMN token uuid DEFAULT gen_random_uuid();
