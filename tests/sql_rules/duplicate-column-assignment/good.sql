CREATE TABLE users (id bigint PRIMARY KEY, email text, tags text[]);
-- the change:
UPDATE users SET tags[1] = 'a', tags[2] = 'b' WHERE id = 1;
UPDATE users SET email = 'a', tags = '{}' WHERE id = 1;
UPDATE users SET email = 'a' WHERE id = 1;
INSERT INTO users (id, email) VALUES (1, 'a'), (2, 'a');
