CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
DO $$ BEGIN
  IF to_regclass('public.clients') IS NULL THEN
    CREATE TABLE clients (id bigint PRIMARY KEY, user_id bigint);
  END IF;
  IF to_regclass('public.clients_user_fk') IS NULL THEN
    ALTER TABLE clients ADD CONSTRAINT clients_user_fk FOREIGN KEY (user_id) REFERENCES users (id);  -- expect: adding-foreign-key-constraint
  END IF;
END $$;
