CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE drafts (id bigint PRIMARY KEY);
CREATE DOMAIN score AS int NOT NULL DEFAULT 0;
-- the change:
ALTER TABLE users ADD COLUMN tz text NOT NULL DEFAULT 'UTC';
ALTER TABLE users ADD COLUMN bio text;
ALTER TABLE users ADD COLUMN points score;  -- expect: adding-field-with-default
ALTER TABLE users ADD COLUMN initial text NOT NULL DEFAULT upper('x');
ALTER TABLE users ADD COLUMN IF NOT EXISTS name text NOT NULL;
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ADD COLUMN title text NOT NULL;
TRUNCATE drafts;  -- expect: ban-truncate
ALTER TABLE drafts ADD COLUMN title text NOT NULL;  -- expect: lock-held-across-work
