CREATE TABLE events (id bigint PRIMARY KEY, kind text);
-- the change:
ALTER TABLE events ADD COLUMN payload jsonb;
CREATE TABLE json (id bigint PRIMARY KEY);
