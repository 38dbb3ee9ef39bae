CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUMN bio text;  -- expect: require-statement-timeout
