CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
-- lockstep-ignore prefer-jsonb: written and read as it is
ALTER TABLE users ADD COLUMN payload json;
-- lockstep-ignore creating-enum: off here, and on in strict
CREATE TYPE mood AS ENUM ('sad', 'happy');
-- squawk-ignore prefer-text-field
ALTER TABLE users ADD COLUMN nickname text;
