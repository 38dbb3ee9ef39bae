-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint, reviewer bigint, parent bigint);
CREATE INDEX posts_author_idx ON posts (author);
CREATE INDEX posts_reviewer_idx ON posts (reviewer);
CREATE INDEX posts_parent_idx ON posts (parent);
CREATE TABLE events (author bigint, at timestamptz) PARTITION BY RANGE (at);
CREATE INDEX events_author_idx ON events (author);
-- the change:
ALTER TABLE posts ADD CONSTRAINT posts_author_fk FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE;  -- expect: adding-foreign-key-constraint
ALTER TABLE posts
  ADD FOREIGN KEY (reviewer) REFERENCES users,  -- expect: adding-foreign-key-constraint
  ADD FOREIGN KEY (parent) REFERENCES posts (id);  -- expect: adding-foreign-key-constraint
ALTER TABLE events ADD CONSTRAINT events_author_fk FOREIGN KEY (author) REFERENCES users (id);  -- expect: adding-foreign-key-constraint
