CREATE TABLE users (id bigint PRIMARY KEY, created_at timestamptz, born date, wakes time);
-- the change:
ALTER TABLE users ADD COLUMN seen_at timestamp with time zone;
CREATE TABLE "timestamp" (id bigint PRIMARY KEY);
