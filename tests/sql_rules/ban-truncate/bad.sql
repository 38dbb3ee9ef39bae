CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE TABLE likes (post bigint REFERENCES posts (id));
-- the change:
TRUNCATE likes;  -- expect: ban-truncate
TRUNCATE TABLE users CASCADE;  -- expect: ban-truncate
