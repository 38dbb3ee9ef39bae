CREATE TABLE users (id bigint PRIMARY KEY, payload jsonb);
-- the change:
-- lockstep-ignore prefer-jsonb: it was json once  -- expect: unused-suppression
ALTER TABLE users ADD COLUMN nickname text;
-- lockstep-ignore: nothing is wrong here  -- expect: unused-suppression
ALTER TABLE users ADD COLUMN age smallint;
