CREATE TABLE users (id bigint PRIMARY KEY, email text, name text NOT NULL, age bigint, plan text DEFAULT 'free');
ALTER TABLE users ADD CONSTRAINT email_there CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE users ADD CONSTRAINT age_there CHECK (age > 0 AND age IS NOT NULL);
ALTER TABLE users ADD CONSTRAINT plan_short CHECK (length(plan) < 9) NOT VALID;

-- snippet: set not null
ALTER TABLE users ALTER COLUMN plan SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: without a default
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: is not null already
ALTER TABLE users ALTER COLUMN name SET NOT NULL;  -- only-squawk adding-not-nullable-field: it is NOT NULL already
-- snippet: primary key
ALTER TABLE users ALTER COLUMN id SET NOT NULL;  -- only-squawk adding-not-nullable-field: it is NOT NULL already
-- snippet: proven by a check of an earlier migration
ALTER TABLE users ALTER COLUMN age SET NOT NULL;  -- only-squawk adding-not-nullable-field: a CHECK proves it
-- snippet: proven by a check validated here
ALTER TABLE users VALIDATE CONSTRAINT email_there;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
-- snippet: validated in the same statement
ALTER TABLE users VALIDATE CONSTRAINT email_there, ALTER COLUMN email SET NOT NULL;
-- only-lockstep adding-not-nullable-field: VALIDATE in the same statement
-- snippet: another constraint validated
ALTER TABLE users VALIDATE CONSTRAINT plan_short;
ALTER TABLE users ALTER COLUMN plan SET NOT NULL;
-- only-lockstep adding-not-nullable-field: a constraint that proves something else
-- snippet: column of this migration
ALTER TABLE users ADD COLUMN city text;
ALTER TABLE users ALTER COLUMN city SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: column of this migration with a default
ALTER TABLE users ADD COLUMN city text DEFAULT 'Bern';
ALTER TABLE users ALTER COLUMN city SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: backfilled before
UPDATE users SET email = '' WHERE email IS NULL;
ALTER TABLE users ALTER COLUMN email SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts ALTER COLUMN title SET NOT NULL;  -- only-squawk adding-not-nullable-field: the table is new
-- snippet: dropped
ALTER TABLE users ALTER COLUMN name DROP NOT NULL;  -- agree ban-drop-not-null
-- snippet: dropped where it was not
ALTER TABLE users ALTER COLUMN email DROP NOT NULL;  -- only-squawk ban-drop-not-null: it may be NULL already
-- snippet: dropped in a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL);
ALTER TABLE posts ALTER COLUMN title DROP NOT NULL;  -- only-squawk ban-drop-not-null: the table is new
-- snippet: default dropped of a required column
ALTER TABLE users ALTER COLUMN plan SET NOT NULL;  -- agree adding-not-nullable-field
ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;  -- only-lockstep drop-default-required-column: no default any more
-- snippet: default dropped of another
ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;
-- snippet: default set
ALTER TABLE users ALTER COLUMN plan SET DEFAULT 'paid';
-- snippet: two columns at once
ALTER TABLE users ALTER COLUMN email SET NOT NULL, ALTER COLUMN plan SET NOT NULL;  -- agree adding-not-nullable-field
-- snippet: of an unknown table
ALTER TABLE strangers ALTER COLUMN email SET NOT NULL;
-- agree adding-not-nullable-field
-- only-lockstep schema-conflict: PostgreSQL refuses it
