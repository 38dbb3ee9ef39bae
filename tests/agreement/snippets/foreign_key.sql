CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, code text, user_name text);
CREATE INDEX orders_user ON orders (user_id);
CREATE TABLE bills (id bigint PRIMARY KEY, order_id bigint CONSTRAINT to_order REFERENCES orders);
CREATE INDEX bills_order ON bills (order_id);
ALTER TABLE bills ADD CONSTRAINT late FOREIGN KEY (id) REFERENCES orders NOT VALID;
CREATE TABLE events (id bigint, user_id bigint) PARTITION BY RANGE (id);
CREATE INDEX ON events (user_id);

-- snippet: foreign key
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users;
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
-- snippet: foreign key without a name
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
-- snippet: not valid
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users NOT VALID;
-- snippet: validated at once
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT to_user;  -- agree constraint-missing-not-valid
-- snippet: validated later
ALTER TABLE bills VALIDATE CONSTRAINT late;
-- snippet: same name on another table validated
ALTER TABLE orders ADD CONSTRAINT late FOREIGN KEY (user_id) REFERENCES users NOT VALID;
ALTER TABLE bills VALIDATE CONSTRAINT late;
-- only-squawk constraint-missing-not-valid: another constraint of that name
-- snippet: without an index
ALTER TABLE users ADD COLUMN boss bigint;
ALTER TABLE users ADD CONSTRAINT to_boss FOREIGN KEY (boss) REFERENCES users ON DELETE CASCADE NOT VALID;
-- only-lockstep fk-missing-index: a foreign key without an index
-- snippet: column with a reference
ALTER TABLE bills ADD COLUMN user_id bigint REFERENCES users;
-- only-squawk adding-foreign-key-constraint: a reference that is NULL
CREATE INDEX ON bills (user_id);  -- agree require-concurrent-index-creation
-- snippet: column with a reference and a default
ALTER TABLE bills ADD COLUMN user_id bigint DEFAULT 1 REFERENCES users;  -- agree adding-foreign-key-constraint
CREATE INDEX ON bills (user_id);  -- agree require-concurrent-index-creation
-- snippet: new table
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
CREATE INDEX ON posts (user_id);
-- snippet: new table, foreign key afterwards
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint);
CREATE INDEX ON posts (user_id);
ALTER TABLE posts ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users;
-- snippet: both tables new
CREATE TABLE topics (id bigint PRIMARY KEY);
CREATE TABLE posts (id bigint PRIMARY KEY, topic_id bigint);
CREATE INDEX ON posts (topic_id);
ALTER TABLE posts ADD CONSTRAINT to_topic FOREIGN KEY (topic_id) REFERENCES topics;
-- snippet: old table to a new one
CREATE TABLE topics (id bigint PRIMARY KEY);
ALTER TABLE orders ADD CONSTRAINT to_topic FOREIGN KEY (user_id) REFERENCES topics;
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
-- snippet: from a partitioned table
ALTER TABLE events ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users NOT VALID;
-- only-lockstep partitioned-unsupported: PostgreSQL refuses it
-- snippet: to a column that is not unique
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_name) REFERENCES users (email);
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: of another type
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (code) REFERENCES users (id);
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: in a block
DO $$ BEGIN
  ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;  -- only-lockstep adding-foreign-key-constraint: it stands in a block
-- snippet: dropped
ALTER TABLE bills DROP CONSTRAINT to_order;
-- snippet: replaced
ALTER TABLE bills DROP CONSTRAINT to_order;
ALTER TABLE bills ADD CONSTRAINT to_order FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE;
-- agree constraint-missing-not-valid
-- agree adding-foreign-key-constraint
