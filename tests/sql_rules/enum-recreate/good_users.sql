CREATE TYPE state AS ENUM ('open', 'shut', 'lost');
CREATE TABLE doors (id int PRIMARY KEY, state state CONSTRAINT not_lost CHECK (state <> 'lost'));
CREATE INDEX open_doors ON doors (id) WHERE state = 'open';
CREATE INDEX known_doors ON doors (id) WHERE state IS NOT NULL;
CREATE VIEW open_ones AS SELECT id FROM doors WHERE state = 'open';
CREATE FUNCTION is_open(state) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'open' $$;
-- the change:
DROP VIEW open_ones;
DROP FUNCTION is_open(state);
DROP INDEX open_doors;
ALTER TABLE doors DROP CONSTRAINT not_lost;
DELETE FROM doors WHERE state = 'lost';  -- expect: lock-held-across-work
ALTER TYPE state RENAME TO state_old;
CREATE TYPE state AS ENUM ('open', 'shut');
ALTER TABLE doors ALTER COLUMN state TYPE state USING state::text::state;  -- expect: changing-column-type
DROP TYPE state_old;
CREATE INDEX open_doors ON doors (id) WHERE state = 'open';  -- expect: require-concurrent-index-creation
CREATE VIEW open_ones AS SELECT id FROM doors WHERE state = 'open';
CREATE FUNCTION is_open(state) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'open' $$;
