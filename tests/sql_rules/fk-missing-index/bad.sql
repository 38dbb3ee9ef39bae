CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint);
-- the change:
ALTER TABLE notes ADD CONSTRAINT notes_user_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE NOT VALID;  -- expect: fk-missing-index
CREATE TABLE posts (
  id bigint PRIMARY KEY,
  author bigint REFERENCES users ON DELETE SET NULL,
  deleted_at timestamptz
);
CREATE INDEX posts_author_idx ON posts (author) WHERE deleted_at IS NULL;
