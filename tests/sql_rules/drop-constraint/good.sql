-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE, name text);
CREATE UNIQUE INDEX users_email_idx ON users (email);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, editor bigint, reviewer bigint);
CREATE INDEX posts_author_idx ON posts (author);
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id);
ALTER TABLE posts ADD CONSTRAINT posts_editor_fk FOREIGN KEY (editor) REFERENCES users (id);
ALTER TABLE posts ADD CONSTRAINT posts_reviewer_fk FOREIGN KEY (reviewer) REFERENCES users (id);
-- the change:
ALTER TABLE posts DROP CONSTRAINT posts_author_fk;
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE posts DROP CONSTRAINT posts_editor_fk, DROP COLUMN editor;  -- expect: ban-drop-column
ALTER TABLE posts DROP CONSTRAINT posts_reviewer_fk;
ALTER TABLE posts DROP COLUMN reviewer;  -- expect: ban-drop-column
CREATE TABLE tags (id bigint PRIMARY KEY, name text CONSTRAINT tags_name_key UNIQUE);
ALTER TABLE tags DROP CONSTRAINT tags_name_key;
