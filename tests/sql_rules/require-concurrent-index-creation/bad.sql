CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
CREATE INDEX users_email_idx ON users (email);  -- expect: require-concurrent-index-creation
CREATE UNIQUE INDEX  -- expect: require-concurrent-index-creation
  users_lower_idx ON users (lower(email));
