CREATE TABLE bookings (id bigint PRIMARY KEY, room bigint, during tstzrange);
-- the change:
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (during WITH &&);  -- expect: adding-exclusion-constraint
