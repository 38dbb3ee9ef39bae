CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
CREATE TABLE posts (id bigint PRIMARY KEY, user_id int REFERENCES users);  -- expect: prefer-bigint-over-int
CREATE INDEX posts_user_idx ON posts (user_id);
