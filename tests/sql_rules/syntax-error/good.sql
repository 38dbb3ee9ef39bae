CREATE TABLE users (id bigint PRIMARY KEY, "select" text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.touched := now();
  RETURN NEW;
END $$;
;;
COMMENT ON TABLE users IS 'ALTER TABEL is no statement here';
