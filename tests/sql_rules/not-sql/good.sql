CREATE TABLE users (id bigint PRIMARY KEY, tags text[], note text);
-- the change:
UPDATE users SET note = '{{ name }}', tags[1] = '`x`' WHERE id = 1;
COMMENT ON COLUMN users.note IS '<<<<<<< HEAD';
ALTER TABLE users ADD COLUMN engine text;
