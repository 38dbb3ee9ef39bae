-- A project whose timestamps have no time zone.
CREATE TABLE users (id bigint PRIMARY KEY, made timestamp, seen timestamp);

-- snippet: another of them
ALTER TABLE users ADD COLUMN ended timestamp;
-- only-squawk prefer-timestamp-tz: the others have no time zone
-- snippet: another table
CREATE TABLE posts (id bigint PRIMARY KEY, made timestamp);
-- only-squawk prefer-timestamp-tz: the others have no time zone
-- snippet: one with
ALTER TABLE users ADD COLUMN ended timestamptz;
