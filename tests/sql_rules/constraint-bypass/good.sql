CREATE TABLE users (id bigint PRIMARY KEY, plan text);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id), title text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER posts_touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch();
-- the change:
SET LOCAL session_replication_role = origin;
ALTER TABLE posts DISABLE TRIGGER posts_touch;
UPDATE posts SET title = '' WHERE title IS NULL;
ALTER TABLE posts ENABLE TRIGGER posts_touch;
ALTER TABLE posts DISABLE TRIGGER USER;
UPDATE posts SET title = 'none' WHERE title = '';
ALTER TABLE posts ENABLE TRIGGER USER;
