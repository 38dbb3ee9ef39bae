-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE, age bigint);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id);
ALTER TABLE users ADD CONSTRAINT users_age_positive CHECK (age > 0);
-- the change:
ALTER TABLE posts DROP CONSTRAINT posts_author_fk;  -- expect: drop-constraint
ALTER TABLE users
  DROP CONSTRAINT users_email_key,  -- expect: drop-constraint
  DROP CONSTRAINT users_age_positive;  -- expect: drop-constraint
