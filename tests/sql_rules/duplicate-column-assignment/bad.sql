CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
-- the change:
INSERT INTO users (id, email, email) VALUES (1, 'a', 'b');  -- expect: duplicate-column-assignment
UPDATE users SET email = 'a', "email" = 'b' WHERE id = 1;  -- expect: duplicate-column-assignment
INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE
  SET name = 'a', name = 'b';  -- expect: duplicate-column-assignment
WITH moved AS (
  UPDATE users SET name = 'a', (email, name) = (SELECT 'b', 'c') WHERE id = 2 RETURNING id  -- expect: duplicate-column-assignment
)
SELECT * FROM moved;
