CREATE TABLE users (id bigint PRIMARY KEY);
-- the change:
ALTER TABLE users ADD COLUM nickname text;  -- expect: syntax-error
CREATE TABLE posts (
  id bigint PRIMARY KEY,
);  -- expect: syntax-error
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log (at) VALUES (now(),);  -- expect: syntax-error
  RETURN NEW;
END $$;
