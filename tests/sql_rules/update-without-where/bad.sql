CREATE TABLE users (id bigint PRIMARY KEY, email text, plan text);
-- the change:
UPDATE users SET plan = 'free';  -- expect: update-without-where
UPDATE users SET plan = lower(plan) WHERE 1 = 1;  -- expect: update-without-where
ALTER TABLE users ADD COLUMN domain text;
UPDATE users SET domain = split_part(email, '@', 2) WHERE domain IS NULL;  -- expect: update-without-where
WITH changed AS (
  UPDATE users SET plan = 'x' RETURNING id  -- expect: update-without-where
)
SELECT count(*) FROM changed;
