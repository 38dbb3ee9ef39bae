CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
DO $$ BEGIN
  IF to_regclass('public.clients') IS NULL THEN
    CREATE TABLE clients (id bigint PRIMARY KEY, user_id bigint);
    ALTER TABLE clients ADD CONSTRAINT clients_user_fk FOREIGN KEY (user_id) REFERENCES users (id);
    CREATE INDEX clients_user_idx ON clients (user_id);
  END IF;
END $$;
