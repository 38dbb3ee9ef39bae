CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
-- lockstep-ignore E3: the code that eugene has for it
ALTER TABLE users ADD COLUMN payload json;
-- squawk-ignore ban-everything-else
ALTER TABLE users ADD COLUMN nickname text;
