-- runner: psql
CREATE TABLE events (id uuid PRIMARY KEY);
-- the change:
CREATE SEQUENCE events_position_seq;
ALTER TABLE events ADD COLUMN position bigint;
ALTER TABLE events ALTER COLUMN position SET DEFAULT nextval('events_position_seq');
CREATE TABLE logs (id uuid PRIMARY KEY);
ALTER TABLE logs ADD COLUMN position bigserial;
