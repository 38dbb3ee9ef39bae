CREATE TABLE users (id bigint PRIMARY KEY);

-- snippet: int key
CREATE TABLE posts (id int PRIMARY KEY);  -- agree prefer-bigint-over-int
-- snippet: integer that is no key
CREATE TABLE posts (id bigint PRIMARY KEY, stars integer);
-- only-squawk prefer-bigint-over-int: a number that is no key
-- snippet: int reference
CREATE TABLE posts (id bigint PRIMARY KEY, user_id int REFERENCES users);
-- agree prefer-bigint-over-int
CREATE INDEX ON posts (user_id);
-- snippet: smallint key
CREATE TABLE posts (id smallint PRIMARY KEY);  -- agree prefer-bigint-over-smallint
-- snippet: smallint that is no key
CREATE TABLE posts (id bigint PRIMARY KEY, stars smallint);
-- only-squawk prefer-bigint-over-smallint: a number that is no key
-- snippet: serial key
CREATE TABLE posts (id serial PRIMARY KEY);
-- agree prefer-bigint-over-int
-- agree prefer-identity
-- snippet: bigserial key
CREATE TABLE posts (id bigserial PRIMARY KEY);  -- agree prefer-identity
-- snippet: smallserial key
CREATE TABLE posts (id smallserial PRIMARY KEY);
-- agree prefer-bigint-over-smallint
-- agree prefer-identity
-- snippet: identity key
CREATE TABLE posts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- snippet: int identity key
CREATE TABLE posts (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);  -- agree prefer-bigint-over-int
-- snippet: varchar
CREATE TABLE posts (id bigint PRIMARY KEY, title varchar(20));  -- agree prefer-text-field
-- snippet: varchar without limit
CREATE TABLE posts (id bigint PRIMARY KEY, title varchar);
-- snippet: char
CREATE TABLE posts (id bigint PRIMARY KEY, code char(3));  -- agree ban-char-field
-- snippet: char in quotes
CREATE TABLE posts (id bigint PRIMARY KEY, kind "char");  -- only-squawk ban-char-field: a type of one byte
-- snippet: bpchar
CREATE TABLE posts (id bigint PRIMARY KEY, code bpchar);  -- only-squawk ban-char-field: a type that pads nothing
-- snippet: timestamp
CREATE TABLE posts (id bigint PRIMARY KEY, made timestamp);  -- agree prefer-timestamp-tz
-- snippet: timestamptz
CREATE TABLE posts (id bigint PRIMARY KEY, made timestamptz);
-- snippet: timestamp with a precision
CREATE TABLE posts (id bigint PRIMARY KEY, made timestamp(3) without time zone);  -- agree prefer-timestamp-tz
-- snippet: time
CREATE TABLE posts (id bigint PRIMARY KEY, made time);
-- snippet: json
CREATE TABLE posts (id bigint PRIMARY KEY, doc json);  -- only-lockstep prefer-jsonb: json has no equality
-- snippet: added int
ALTER TABLE users ADD COLUMN points int;  -- only-squawk prefer-bigint-over-int: a number that is no key
-- snippet: added varchar
ALTER TABLE users ADD COLUMN city varchar(50);  -- agree prefer-text-field
-- snippet: added char
ALTER TABLE users ADD COLUMN code char(3);  -- agree ban-char-field
-- snippet: added timestamp
ALTER TABLE users ADD COLUMN made timestamp;  -- agree prefer-timestamp-tz
-- snippet: money
CREATE TABLE posts (id bigint PRIMARY KEY, price money);
-- snippet: no primary key
CREATE TABLE posts (title text);
-- snippet: long name
CREATE TABLE the_posts_of_people_who_write_very_much_and_never_come_to_an_end (id bigint PRIMARY KEY);
-- agree identifier-too-long
-- snippet: name of 63 bytes
CREATE TABLE the_posts_of_people_who_write_very_much_and_come_to_an_end_here (id bigint PRIMARY KEY);
-- snippet: long name of a constraint that is dropped
ALTER TABLE users ADD CONSTRAINT the_posts_of_people_who_write_very_much_and_never_come_to_an_end CHECK (id > 0) NOT VALID;
-- the change:
ALTER TABLE users DROP CONSTRAINT the_posts_of_people_who_write_very_much_and_never_come_to_an_end;
-- only-squawk identifier-too-long: a name that is cut the same way
-- snippet: two long names that are one
CREATE VIEW the_posts_of_people_who_write_very_much_and_never_come_to_an_end_1 AS SELECT 1 AS a;
-- agree identifier-too-long
CREATE VIEW the_posts_of_people_who_write_very_much_and_never_come_to_an_end_2 AS SELECT 2 AS a;
-- agree identifier-too-long
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: column twice
CREATE TABLE posts (id bigint PRIMARY KEY, title text, title text);  -- agree ban-duplicate-column-assignments
-- snippet: column set twice
UPDATE users SET id = 1, id = 2 WHERE id = 3;  -- agree ban-duplicate-column-assignments
-- snippet: column inserted twice
INSERT INTO users (id, id) VALUES (1, 2);  -- agree ban-duplicate-column-assignments
-- snippet: element of an array set twice
CREATE TABLE lists (id bigint PRIMARY KEY, items bigint[]);
UPDATE lists SET items[1] = 1, items[2] = 2 WHERE id = 1;
