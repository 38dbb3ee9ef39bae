CREATE TABLE users (id int PRIMARY KEY, code int UNIQUE);
INSERT INTO users SELECT i, i FROM generate_series(1, 50) i;
CREATE TABLE orders (id int NOT NULL, a int, b int, user_id int, period int4range,
  CONSTRAINT b_there CHECK (b IS NOT NULL), CONSTRAINT to_code FOREIGN KEY (a) REFERENCES users (code),
  CONSTRAINT a_small CHECK (a < 1000));
INSERT INTO orders SELECT i, i, i, i, int4range(i, i + 1) FROM generate_series(1, 50) i;
CREATE UNIQUE INDEX orders_id ON orders (id);
CREATE UNIQUE INDEX orders_a ON orders (a);
CREATE UNIQUE INDEX orders_b ON orders (b);
ALTER TABLE orders ADD CONSTRAINT to_user FOREIGN KEY (user_id) REFERENCES users NOT VALID;
ALTER TABLE orders ADD CONSTRAINT late CHECK (a > 0) NOT VALID;
CREATE TABLE regions (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE regions_1 PARTITION OF regions FOR VALUES FROM (0) TO (1000);
INSERT INTO regions SELECT generate_series(1, 50);
CREATE TABLE in_region (region int CONSTRAINT to_region REFERENCES regions);
INSERT INTO in_region SELECT generate_series(1, 50);
CREATE TABLE events (id int, kind int, user_id int) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
INSERT INTO events SELECT i, i % 2 + 1, i FROM generate_series(1, 50) i;
CREATE TABLE parents (a int CONSTRAINT a_positive CHECK (a > 0));
CREATE TABLE children () INHERITS (parents);
INSERT INTO children SELECT generate_series(1, 50);

-- case: add check
ALTER TABLE orders ADD CHECK (a > 0);
-- case: add check not valid
ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- case: add check not enforced
-- since: 18
ALTER TABLE orders ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED;
-- case: add check to partitions
ALTER TABLE events ADD CHECK (id > 0);
-- case: add check not valid to partitions
ALTER TABLE events ADD CONSTRAINT c CHECK (id > 0) NOT VALID;
-- case: add check to children
ALTER TABLE parents ADD CHECK (a < 100);
-- case: add check no inherit
ALTER TABLE parents ADD CHECK (a < 100) NO INHERIT;
-- case: add foreign key
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;
-- case: add foreign key not valid
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
-- case: add foreign key not enforced
-- since: 18
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT ENFORCED;
-- case: add foreign key to itself
ALTER TABLE users ADD FOREIGN KEY (code) REFERENCES users;
-- case: add foreign key with a column
ALTER TABLE orders ADD COLUMN x int, ADD FOREIGN KEY (x) REFERENCES users;
-- case: add foreign key beside another action
ALTER TABLE orders ADD CHECK (a > 0), ADD FOREIGN KEY (user_id) REFERENCES users;
-- case: add foreign key to a partitioned table
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES regions;
-- case: add foreign key from a partitioned table
ALTER TABLE events ADD FOREIGN KEY (user_id) REFERENCES users;
-- case: add foreign key from a partitioned table not valid
-- since: 18
ALTER TABLE events ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
-- case: add foreign key from a parent
ALTER TABLE parents ADD FOREIGN KEY (a) REFERENCES users;
-- case: add unique to a parent
ALTER TABLE parents ADD UNIQUE (a);
-- case: add foreign key not valid from a parent
ALTER TABLE parents ADD FOREIGN KEY (a) REFERENCES users NOT VALID;
-- case: add check with only
ALTER TABLE ONLY children ADD CHECK (a < 100);
-- case: add unique
ALTER TABLE orders ADD UNIQUE (user_id);
-- case: add unique using index
ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX orders_a;
-- case: add unique to partitions
ALTER TABLE events ADD UNIQUE (id, kind);
-- case: add primary key
ALTER TABLE orders ADD PRIMARY KEY (id);
-- case: add primary key on a nullable column
ALTER TABLE orders ADD PRIMARY KEY (a);
-- case: add primary key using index
ALTER TABLE orders ADD CONSTRAINT p PRIMARY KEY USING INDEX orders_id;
-- case: add primary key using index on a nullable column
ALTER TABLE orders ADD CONSTRAINT p PRIMARY KEY USING INDEX orders_a;
-- case: add primary key using index on a proven column
ALTER TABLE orders ADD CONSTRAINT p PRIMARY KEY USING INDEX orders_b;
-- case: add primary key to partitions
ALTER TABLE events ADD PRIMARY KEY (id, kind);
-- case: add primary key to a parent
ALTER TABLE parents ADD PRIMARY KEY (a);
-- case: add exclusion
ALTER TABLE orders ADD EXCLUDE USING gist (period WITH &&);
-- case: add not null
-- since: 18
ALTER TABLE orders ADD CONSTRAINT n NOT NULL a;
-- case: add not null not valid
-- since: 18
ALTER TABLE orders ADD CONSTRAINT n NOT NULL a NOT VALID;
-- case: add not null, proven
-- since: 18
ALTER TABLE orders ADD CONSTRAINT n NOT NULL b;
-- case: validate not null
-- since: 18
ALTER TABLE orders ADD CONSTRAINT n NOT NULL a NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT n;
-- case: set not null where one is not valid
-- since: 18
ALTER TABLE orders ADD CONSTRAINT n NOT NULL a NOT VALID;
ALTER TABLE orders ALTER COLUMN a SET NOT NULL;
-- case: validate check
ALTER TABLE orders VALIDATE CONSTRAINT late;
-- case: validate what is valid
ALTER TABLE orders VALIDATE CONSTRAINT a_small;
-- case: validate foreign key
ALTER TABLE orders VALIDATE CONSTRAINT to_user;
-- case: validate foreign key that is valid
ALTER TABLE orders VALIDATE CONSTRAINT to_code;
-- case: validate check of partitions
ALTER TABLE events ADD CONSTRAINT c CHECK (id > 0) NOT VALID;
ALTER TABLE events VALIDATE CONSTRAINT c;
-- case: validate check of children
ALTER TABLE parents ADD CONSTRAINT c CHECK (a < 100) NOT VALID;
ALTER TABLE parents VALIDATE CONSTRAINT c;
-- case: drop check
ALTER TABLE orders DROP CONSTRAINT late;
-- case: drop check of children
ALTER TABLE parents DROP CONSTRAINT a_positive;
-- case: drop foreign key
ALTER TABLE orders DROP CONSTRAINT to_code;
-- case: drop foreign key to a partitioned table
ALTER TABLE in_region DROP CONSTRAINT to_region;
-- case: drop foreign key of a partitioned table
ALTER TABLE events ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE events DROP CONSTRAINT f;
-- case: drop unique with its foreign keys
ALTER TABLE users DROP CONSTRAINT users_code_key CASCADE;
-- case: drop primary key
ALTER TABLE orders ADD PRIMARY KEY (id);
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
-- case: drop primary key of a partitioned table with its foreign keys
ALTER TABLE regions DROP CONSTRAINT regions_pkey CASCADE;
-- case: drop what is not there
ALTER TABLE orders DROP CONSTRAINT IF EXISTS missing;
-- case: alter constraint
ALTER TABLE orders ALTER CONSTRAINT to_code DEFERRABLE;
-- case: rename check
ALTER TABLE orders RENAME CONSTRAINT late TO later;
-- case: rename check of children
ALTER TABLE parents RENAME CONSTRAINT a_positive TO z;
-- case: rename unique
ALTER TABLE users RENAME CONSTRAINT users_code_key TO z;
