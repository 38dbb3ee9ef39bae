-- runner: drizzle
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE tags (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint);
CREATE INDEX posts_author_idx ON posts (author);
-- the change:
ALTER TABLE tags ADD COLUMN name text;
-- the next migration:
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id);  -- expect: lock-held-across-work, adding-foreign-key-constraint
