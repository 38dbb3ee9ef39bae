CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users SELECT i, i FROM generate_series(1, 50) i;
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users);
INSERT INTO orders SELECT i, i FROM generate_series(1, 40) i;
CREATE VIEW names AS SELECT name FROM users;

-- case: select
SELECT * FROM users;
-- case: select for update
SELECT * FROM users FOR UPDATE;
-- case: select from a view
SELECT * FROM names;
-- case: select with a sub-query
SELECT (SELECT max(id) FROM orders) FROM users;
-- case: insert
INSERT INTO orders VALUES (50, 50);
-- case: insert from select
INSERT INTO orders SELECT id, id FROM users WHERE id > 40;
-- case: update
UPDATE users SET name = 'x';
-- case: update from
UPDATE orders SET user_id = users.id FROM users WHERE users.id = orders.id;
-- case: delete
DELETE FROM orders;
-- case: delete using
DELETE FROM orders USING users WHERE users.id = orders.user_id;
-- case: merge
-- since: 15
MERGE INTO orders USING users ON users.id = orders.id WHEN NOT MATCHED THEN INSERT VALUES (users.id, users.id);
-- case: with that writes
WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone;
-- case: with that writes and inserts
WITH gone AS (DELETE FROM orders RETURNING id) INSERT INTO users SELECT id + 100, 'x' FROM gone;
-- case: copy to
-- since: 13
COPY users TO '/dev/null';
-- case: copy query
COPY (SELECT * FROM users) TO '/dev/null';
-- case: copy from
COPY users FROM '/dev/null';
-- case: setting
SET LOCAL lock_timeout = '2s';
