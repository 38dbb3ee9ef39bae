-- runner: psql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- the change:
SET lock_timeout = '2s';
ALTER TABLE users DROP CONSTRAINT IF EXISTS email_short, ADD CONSTRAINT email_short CHECK (length(email) < 99) NOT VALID;
ALTER TABLE users DROP CONSTRAINT IF EXISTS email_there;
ALTER TABLE users ADD CONSTRAINT email_there CHECK (email <> '') NOT VALID;
DO $$ BEGIN
  ALTER TABLE users ADD CONSTRAINT email_known CHECK (email <> '?') NOT VALID;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
