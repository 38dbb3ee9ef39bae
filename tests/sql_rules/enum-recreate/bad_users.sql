CREATE TYPE state AS ENUM ('open', 'shut', 'lost');
CREATE TABLE doors (id int PRIMARY KEY, state state CONSTRAINT not_lost CHECK (state <> 'lost'));
CREATE INDEX open_doors ON doors (id) WHERE state = 'open';
CREATE VIEW open_ones AS SELECT id FROM doors WHERE state = 'open';
CREATE FUNCTION is_open(state) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'open' $$;
-- the change:
ALTER TYPE state RENAME TO state_old;
CREATE TYPE state AS ENUM ('open', 'shut');
ALTER TABLE doors ALTER COLUMN state TYPE state USING state::text::state;  -- expect: enum-recreate, changing-column-type
DROP TYPE state_old;
