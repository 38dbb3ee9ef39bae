CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood, note text);
ALTER TYPE mood ADD VALUE 'calm';
-- the change:
ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';
ALTER TYPE mood ADD VALUE 'merry' AFTER 'happy';
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'calm';
UPDATE users SET note = 'happy' WHERE feels = 'ok';  -- expect: lock-held-across-work
ALTER TABLE users ALTER COLUMN feels SET DEFAULT 'happy'::text::mood;
CREATE FUNCTION best() RETURNS mood LANGUAGE plpgsql AS $$ BEGIN RETURN 'happy'::mood; END $$;
CREATE VIEW glad AS SELECT id FROM users WHERE feels::text = 'happy';
-- the next migration:
UPDATE users SET feels = 'happy' WHERE feels IS NULL;
