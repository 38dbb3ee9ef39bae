CREATE TABLE users (id bigint PRIMARY KEY, org bigint, UNIQUE (org, id));
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint, org bigint);
CREATE INDEX notes_user_idx ON notes (user_id, id);
-- the change:
ALTER TABLE notes ADD CONSTRAINT notes_user_fk FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE NOT VALID;
CREATE TABLE likes (user_id bigint REFERENCES users ON DELETE CASCADE, note_id bigint REFERENCES notes ON DELETE CASCADE, PRIMARY KEY (user_id, note_id));
CREATE INDEX likes_note_idx ON likes (note_id) WHERE note_id IS NOT NULL;
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE);
CREATE TABLE drafts (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE CASCADE);
-- the next migration:
CREATE INDEX drafts_user_idx ON drafts (user_id);
CREATE TABLE visits (id bigint PRIMARY KEY, org bigint, user_id bigint, FOREIGN KEY (org, user_id) REFERENCES users (org, id) ON DELETE CASCADE);
CREATE INDEX visits_user_idx ON visits (user_id, org);
