CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE drafts (id bigint PRIMARY KEY);
DROP TABLE drafts;
-- the change:
DROP TABLE drafts;  -- expect: drop-table-if-exists
DROP TABLE drafts, users;  -- expect: drop-table-if-exists, ban-drop-table
