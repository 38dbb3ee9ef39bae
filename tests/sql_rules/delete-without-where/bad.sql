CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE old_users (id bigint, email text);
-- the change:
DELETE FROM users;  -- expect: delete-without-where
DELETE FROM users WHERE true;  -- expect: delete-without-where
DELETE FROM users WHERE 1 = 1;  -- expect: delete-without-where
DELETE FROM users u WHERE u.email IS NOT NULL;  -- expect: delete-without-where
WITH gone AS (
  DELETE FROM users RETURNING id, email  -- expect: delete-without-where
)
INSERT INTO old_users SELECT id, email FROM gone;
DO $$
BEGIN
  DELETE FROM users WHERE NOT false;  -- expect: delete-without-where
END $$;
