CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users RENAME TO accounts;
CREATE VIEW users AS SELECT * FROM accounts;
CREATE TABLE events_by_day (id bigint PRIMARY KEY);
ALTER TABLE events RENAME TO events_old;
ALTER TABLE events_by_day RENAME TO events;
ALTER INDEX users_pkey RENAME TO people_pkey;
