CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
-- lockstep-ignore prefer-jsonb  -- expect: suppression-without-reason
ALTER TABLE users ADD COLUMN payload json;
