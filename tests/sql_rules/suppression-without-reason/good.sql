CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
-- lockstep-ignore prefer-jsonb: written and read as it is
ALTER TABLE users ADD COLUMN payload json;
/* squawk-ignore prefer-jsonb */
ALTER TABLE users ADD COLUMN more json;
