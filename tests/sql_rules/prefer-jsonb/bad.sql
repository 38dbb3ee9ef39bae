CREATE TABLE events (id bigint PRIMARY KEY, kind text);
-- the change:
ALTER TABLE events ADD COLUMN payload json;  -- expect: prefer-jsonb
