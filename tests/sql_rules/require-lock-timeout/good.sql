CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
SET LOCAL lock_timeout = '2s';
ALTER TABLE users ADD COLUMN bio text;
-- the next migration:
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ADD COLUMN body text;
SELECT set_config('lock_timeout', '2s', true);
ALTER TABLE users ADD COLUMN photo text;
