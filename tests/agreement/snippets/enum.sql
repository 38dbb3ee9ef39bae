CREATE TYPE mood AS ENUM ('sad', 'happy', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feeling mood NOT NULL DEFAULT 'ok', past mood);
CREATE TABLE pets (id bigint PRIMARY KEY, feeling mood);

-- snippet: value at the end
ALTER TYPE mood ADD VALUE 'bored';  -- agree require-enum-value-ordering
-- snippet: value with a place
ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
-- snippet: value if not exists
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'bored' BEFORE 'ok';
-- snippet: value that is there
ALTER TYPE mood ADD VALUE 'sad' AFTER 'ok';  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: value used at once
ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
UPDATE users SET feeling = 'bored' WHERE id = 1;
-- only-lockstep enum-value-used-in-transaction: a value is none before its commit
-- snippet: value as a default at once
ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
ALTER TABLE users ALTER COLUMN feeling SET DEFAULT 'bored';
-- only-lockstep enum-value-used-in-transaction: a value is none before its commit
-- snippet: value in a check at once
ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
ALTER TABLE users ADD CONSTRAINT never_bored CHECK (feeling <> 'bored') NOT VALID;
-- only-lockstep enum-value-used-in-transaction: a value is none before its commit
-- snippet: value as text at once
ALTER TYPE mood ADD VALUE 'bored' AFTER 'ok';
SELECT 'bored'::text;
-- snippet: type and value
CREATE TYPE color AS ENUM ('red');
ALTER TYPE color ADD VALUE 'blue' AFTER 'red';
CREATE TABLE cars (id bigint PRIMARY KEY, color color DEFAULT 'blue');
-- only-lockstep enum-value-used-in-transaction: a value is none before its commit
-- snippet: value taken from the catalog
DELETE FROM pg_enum WHERE enumlabel = 'sad';  -- only-lockstep enum-recreate: an enum changed by half
-- snippet: type
CREATE TYPE color AS ENUM ('red', 'blue');
-- snippet: type that is there
CREATE TYPE mood AS ENUM ('sad');  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: type made anew, whole
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
UPDATE users SET feeling = 'ok' WHERE feeling = 'happy';
UPDATE users SET past = 'ok' WHERE past = 'happy';
UPDATE pets SET feeling = 'ok' WHERE feeling = 'happy';
ALTER TABLE users ALTER COLUMN feeling DROP DEFAULT, ALTER COLUMN feeling TYPE mood USING feeling::text::mood,
  ALTER COLUMN past TYPE mood USING past::text::mood, ALTER COLUMN feeling SET DEFAULT 'ok';
-- agree changing-column-type
ALTER TABLE pets ALTER COLUMN feeling TYPE mood USING feeling::text::mood;
-- agree changing-column-type
-- only-lockstep lock-held-across-work: a lock is held meanwhile
DROP TYPE mood_old;
-- snippet: type made anew, default left
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TABLE users ALTER COLUMN feeling TYPE mood USING feeling::text::mood;  -- agree changing-column-type
ALTER TABLE users ALTER COLUMN past TYPE mood USING past::text::mood;  -- agree changing-column-type
ALTER TABLE pets ALTER COLUMN feeling TYPE mood USING feeling::text::mood;
-- agree changing-column-type
-- only-lockstep lock-held-across-work: a lock is held meanwhile
DROP TYPE mood_old;
-- snippet: type made anew, a column forgotten
ALTER TYPE mood RENAME TO mood_old;  -- only-lockstep enum-recreate: an enum changed by half
CREATE TYPE mood AS ENUM ('sad', 'happy', 'ok', 'bored');
ALTER TABLE users ALTER COLUMN feeling DROP DEFAULT;  -- only-lockstep drop-default-required-column: no default any more
ALTER TABLE users ALTER COLUMN feeling TYPE mood USING feeling::text::mood;  -- agree changing-column-type
ALTER TABLE users ALTER COLUMN past TYPE mood USING past::text::mood;  -- agree changing-column-type
DROP TYPE mood_old;
-- snippet: type made anew without text between
ALTER TYPE mood RENAME TO mood_old;  -- only-lockstep enum-recreate: an enum changed by half
CREATE TYPE mood AS ENUM ('sad', 'happy', 'ok', 'bored');
ALTER TABLE pets ALTER COLUMN feeling TYPE mood USING feeling::mood;  -- agree changing-column-type
-- snippet: type dropped while in use
DROP TYPE mood;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: domain with a constraint
CREATE DOMAIN positive AS bigint CHECK (VALUE > 0);  -- agree ban-create-domain-with-constraint
-- snippet: domain without
CREATE DOMAIN label AS text;
-- snippet: domain with a default
CREATE DOMAIN label AS text DEFAULT '';  -- only-squawk ban-create-domain-with-constraint: a default is no constraint
-- snippet: domain that is not null
CREATE DOMAIN label AS text NOT NULL;  -- agree ban-create-domain-with-constraint
-- snippet: constraint for a domain
CREATE DOMAIN label AS text;
-- the change:
ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 9);  -- agree ban-alter-domain-with-add-constraint
-- snippet: constraint for a domain, not valid
CREATE DOMAIN label AS text;
-- the change:
ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 9) NOT VALID;
-- only-squawk ban-alter-domain-with-add-constraint: NOT VALID reads nothing
-- snippet: constraint of a domain dropped
CREATE DOMAIN label AS text CONSTRAINT short CHECK (length(VALUE) < 9);
-- the change:
ALTER DOMAIN label DROP CONSTRAINT short;
