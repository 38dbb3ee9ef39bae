CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
CREATE TABLE notes (
  id bigint PRIMARY KEY,
  email text REFERENCES users (email)  -- expect: schema-conflict
);
CREATE INDEX notes_email_idx ON notes (email);
