-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE events (id bigint, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
-- the change:
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
DO $$ BEGIN
  CREATE INDEX CONCURRENTLY users_lower_idx ON users (lower(email));  -- expect: concurrent-in-transaction
END $$;
BEGIN;
ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;  -- expect: concurrent-in-transaction
COMMIT;
