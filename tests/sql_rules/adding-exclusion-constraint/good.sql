-- the change:
CREATE TABLE bookings (id bigint PRIMARY KEY, room bigint, during tstzrange, EXCLUDE USING gist (during WITH &&));
CREATE TABLE holidays (id bigint PRIMARY KEY, during tstzrange);
ALTER TABLE holidays ADD CONSTRAINT holidays_no_overlap EXCLUDE USING gist (during WITH &&);
