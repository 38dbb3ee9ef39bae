CREATE DOMAIN needed AS text NOT NULL;
CREATE DOMAIN filled AS text NOT NULL DEFAULT '';
CREATE TABLE users (id bigint PRIMARY KEY, email text, size text);
CREATE TABLE pets (name text);

-- snippet: not null
ALTER TABLE users ADD COLUMN name text NOT NULL;  -- agree adding-required-field
-- snippet: not null without the word column
ALTER TABLE users ADD name text NOT NULL;  -- agree adding-required-field
-- snippet: default null
ALTER TABLE users ADD COLUMN name text DEFAULT NULL NOT NULL;
-- only-lockstep adding-required-field: DEFAULT NULL is none
-- snippet: default null with a cast
ALTER TABLE users ADD COLUMN name text NOT NULL DEFAULT NULL::text;
-- only-lockstep adding-required-field: DEFAULT NULL is none
-- snippet: not null in a new table
CREATE TABLE posts (id bigint PRIMARY KEY);
ALTER TABLE posts ADD COLUMN title text NOT NULL;  -- only-squawk adding-required-field: the table is new
-- snippet: not null in a new table with rows
CREATE TABLE posts (id bigint PRIMARY KEY);
INSERT INTO posts VALUES (1);
ALTER TABLE posts ADD COLUMN title text NOT NULL;  -- agree adding-required-field
-- snippet: not null in a temporary table
CREATE TEMP TABLE scratch (id bigint);
ALTER TABLE scratch ADD COLUMN title text NOT NULL;  -- only-squawk adding-required-field: a temporary table
-- snippet: not null where rows are deleted before
DELETE FROM users;  -- only-lockstep delete-without-where: all rows go
ALTER TABLE users ADD COLUMN name text NOT NULL;  -- only-squawk adding-required-field: the table is empty
-- snippet: not null where the table is emptied before
TRUNCATE users;  -- only-lockstep ban-truncate: all rows go
ALTER TABLE users ADD COLUMN name text NOT NULL;  -- only-squawk adding-required-field: the table is empty
-- snippet: type changed by dropping
ALTER TABLE users DROP COLUMN size, ADD COLUMN size bigint NOT NULL;
-- agree ban-drop-column
-- agree adding-required-field
-- snippet: type changed by dropping before
ALTER TABLE users DROP COLUMN size;  -- agree ban-drop-column
ALTER TABLE users ADD COLUMN size bigint NOT NULL;  -- agree adding-required-field
-- snippet: a second column of one statement
ALTER TABLE users ADD COLUMN name text, ADD COLUMN plan text NOT NULL;  -- agree adding-required-field
-- snippet: a name like a default
ALTER TABLE users ADD COLUMN default_plan text NOT NULL;  -- agree adding-required-field
-- snippet: already there
ALTER TABLE users ADD COLUMN IF NOT EXISTS email text NOT NULL;
-- only-squawk adding-required-field: the column is there
-- snippet: primary key
ALTER TABLE pets ADD COLUMN number bigint PRIMARY KEY;
-- only-squawk adding-serial-primary-key-field: it fails before that
-- only-lockstep adding-required-field: a primary key is NOT NULL
-- snippet: domain that is not null
ALTER TABLE users ADD COLUMN name needed;
-- only-lockstep adding-field-with-default: a domain with a constraint
-- only-lockstep adding-required-field: a domain with a constraint
-- snippet: domain with a default
ALTER TABLE users ADD COLUMN name filled;  -- only-lockstep adding-field-with-default: a domain with a constraint
-- snippet: in a block
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN name text NOT NULL;
END $$;  -- only-lockstep adding-required-field: it stands in a block
-- snippet: in a block with a handler
DO $$ BEGIN
  ALTER TABLE users ADD COLUMN name text NOT NULL;
EXCEPTION WHEN duplicate_column THEN NULL;
END $$;  -- only-lockstep adding-required-field: it stands in a block
