CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE events (id bigint, at timestamptz);
CREATE PUBLICATION feed FOR TABLE users;
-- the change:
ALTER TABLE users ALTER COLUMN email TYPE varchar(200);  -- expect: replication-break, changing-column-type
ALTER TABLE users RENAME COLUMN email TO mail;  -- expect: replication-break, renaming-column
ALTER TABLE users DROP CONSTRAINT users_pkey;  -- expect: replication-break, drop-constraint
ALTER TABLE events REPLICA IDENTITY NOTHING;  -- expect: replication-break
ALTER PUBLICATION feed ADD TABLE events;  -- expect: replication-break
ALTER PUBLICATION feed DROP TABLE users;  -- expect: replication-break
DROP PUBLICATION feed;  -- expect: replication-break
