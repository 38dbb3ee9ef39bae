CREATE TABLE users (id bigint PRIMARY KEY, tags text[]);
CREATE TABLE user_tags (user_id bigint, tag text);
CREATE TABLE events (id bigint PRIMARY KEY);
-- the change:
CREATE TABLE events_new (id bigint PRIMARY KEY);
INSERT INTO events_new SELECT id FROM events;
DROP TABLE IF EXISTS events;  -- expect: ban-drop-table
ALTER TABLE events_new RENAME TO events;
UPDATE users SET tags = ARRAY(SELECT tag FROM user_tags WHERE user_tags.user_id = users.id) WHERE tags = '{}';  -- expect: lock-held-across-work
DROP TABLE IF EXISTS user_tags;  -- expect: ban-drop-table
