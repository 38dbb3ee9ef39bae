CREATE TABLE users (id bigint PRIMARY KEY, plan text NOT NULL DEFAULT 'free');
-- the change:
ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;  -- expect: drop-default-required-column
ALTER TABLE users ADD COLUMN tz text NOT NULL DEFAULT 'UTC';
ALTER TABLE users ALTER COLUMN tz DROP DEFAULT;  -- expect: drop-default-required-column
