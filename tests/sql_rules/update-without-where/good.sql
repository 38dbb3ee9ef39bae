-- rows: users=2000000
CREATE TABLE users (id bigint PRIMARY KEY, email text, plan text);
CREATE TABLE plans (code text);
-- the change:
UPDATE users SET plan = 'free' WHERE plan IS NULL;
UPDATE users SET plan = 'free' FROM plans WHERE plans.code = users.plan;
ALTER TABLE users ADD COLUMN domain text;
UPDATE users SET domain = 'none' WHERE email = '';  -- expect: lock-held-across-work
UPDATE users SET domain = split_part(email, '@', 2) WHERE domain IS NULL;
CREATE TABLE picked AS SELECT id, plan FROM users;
UPDATE picked SET plan = 'free';
