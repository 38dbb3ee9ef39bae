CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
SET LOCAL lock_timeout = '2s';
SELECT set_config('statement_timeout', '5s', true);
SET client_min_messages = warning;
SET search_path = public;
ALTER TABLE users ADD COLUMN nickname text;
RESET search_path;
