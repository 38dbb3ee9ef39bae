CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
SET LOCAL statement_timeout = '5min';
ALTER TABLE users ADD COLUMN bio text;
-- the next migration:
CREATE TABLE posts (id bigint PRIMARY KEY);
