CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON posts USING (true);
-- the change:
ALTER TABLE users ENABLE ROW LEVEL SECURITY;  -- expect: rls-without-policy
DROP POLICY own ON posts;  -- expect: rls-without-policy
