-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- the change:
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fk;
ALTER TABLE posts ADD COLUMN editor bigint REFERENCES users (id);
CREATE INDEX CONCURRENTLY posts_editor_idx ON posts (editor);
CREATE TABLE notes (id bigint PRIMARY KEY, author bigint REFERENCES users (id));
CREATE INDEX notes_author_idx ON notes (author);
CREATE TABLE tags (id bigint PRIMARY KEY, post bigint);
ALTER TABLE tags ADD CONSTRAINT tags_post_fk FOREIGN KEY (post) REFERENCES posts (id);
CREATE INDEX tags_post_idx ON tags (post);
