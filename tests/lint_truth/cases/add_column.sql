CREATE SEQUENCE numbers;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN plain AS int;
CREATE DOMAIN plain_five AS int DEFAULT 5;
CREATE DOMAIN plain_number AS int DEFAULT nextval('numbers');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN not_yet_positive AS int;
ALTER DOMAIN not_yet_positive ADD CONSTRAINT p CHECK (VALUE > 0) NOT VALID;
CREATE DOMAIN required AS int NOT NULL DEFAULT 1;
CREATE DOMAIN over_positive AS positive;
CREATE FUNCTION one_plpgsql() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION one_plpgsql_stable() RETURNS int STABLE LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION one_sql() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION plus_sql(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION over_sql() RETURNS int LANGUAGE sql AS 'SELECT one_sql() + 1';
CREATE FUNCTION random_sql() RETURNS float8 LANGUAGE sql AS 'SELECT random()';
CREATE FUNCTION over_random() RETURNS float8 LANGUAGE sql AS 'SELECT random_sql()';
CREATE FUNCTION two_statements() RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2';
CREATE FUNCTION from_subquery() RETURNS int LANGUAGE sql AS 'SELECT (SELECT 1)';
CREATE FUNCTION set_sql() RETURNS int LANGUAGE sql SET search_path = '' AS 'SELECT 1';
CREATE FUNCTION definer_sql() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users SELECT generate_series(1, 50);
CREATE TABLE orders (id int PRIMARY KEY, a int, b text);
CREATE INDEX orders_b ON orders (b);
INSERT INTO orders SELECT i, i, i FROM generate_series(1, 50) i;
CREATE TABLE empty (id int);
CREATE TABLE events (id int, kind int) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2) PARTITION BY LIST (id);
CREATE TABLE events_2_rest PARTITION OF events_2 DEFAULT;
INSERT INTO events SELECT i, 1 FROM generate_series(1, 50) i;
INSERT INTO events SELECT i, 2 FROM generate_series(1, 50) i;
CREATE TABLE parents (a int);
CREATE TABLE children () INHERITS (parents);
INSERT INTO children SELECT generate_series(1, 50);

-- case: nullable
ALTER TABLE orders ADD COLUMN x text;
-- case: constant default
ALTER TABLE orders ADD COLUMN x text NOT NULL DEFAULT 'a';
-- case: stable functions
ALTER TABLE orders ADD COLUMN x timestamptz DEFAULT date_trunc('day', pg_catalog.now());
-- case: immutable functions and operators
ALTER TABLE orders ADD COLUMN x text DEFAULT lower('A') || 'b';
-- case: value functions
ALTER TABLE orders ADD COLUMN x date DEFAULT CURRENT_DATE;
-- case: session user
ALTER TABLE orders ADD COLUMN x name DEFAULT CURRENT_USER;
-- case: sign and parentheses
ALTER TABLE orders ADD COLUMN x int DEFAULT (-(1));
-- case: empty json
ALTER TABLE orders ADD COLUMN x jsonb NOT NULL DEFAULT '{}'::jsonb;
-- case: array of constants
ALTER TABLE orders ADD COLUMN x int[] DEFAULT ARRAY[1, 2];
-- case: enum constant
ALTER TABLE orders ADD COLUMN x mood NOT NULL DEFAULT 'sad';
-- case: interval arithmetic
ALTER TABLE orders ADD COLUMN x timestamptz DEFAULT now() + interval '1 day';
-- case: at time zone
ALTER TABLE orders ADD COLUMN x timestamp DEFAULT (now() AT TIME ZONE 'utc');
-- case: case and coalesce
ALTER TABLE orders ADD COLUMN x int DEFAULT CASE WHEN true THEN coalesce(NULL, 1) ELSE 2 END;
-- case: default null
ALTER TABLE orders ADD COLUMN x int DEFAULT NULL;
-- case: md5 of a constant
ALTER TABLE orders ADD COLUMN x text DEFAULT md5('a');
-- case: random
ALTER TABLE orders ADD COLUMN x float8 DEFAULT random();
-- case: random within an array
ALTER TABLE orders ADD COLUMN x float8[] DEFAULT ARRAY[random()];
-- case: random within a stable function
ALTER TABLE orders ADD COLUMN x text DEFAULT md5(random()::text);
-- case: random within case
ALTER TABLE orders ADD COLUMN x float8 DEFAULT CASE WHEN now() > 'epoch' THEN random() ELSE 1 END;
-- case: gen_random_uuid
-- since: 13
ALTER TABLE orders ADD COLUMN x uuid NOT NULL DEFAULT gen_random_uuid();
-- case: clock_timestamp
ALTER TABLE orders ADD COLUMN x timestamptz DEFAULT clock_timestamp();
-- case: statement_timestamp
ALTER TABLE orders ADD COLUMN x timestamptz DEFAULT statement_timestamp();
-- case: timeofday
ALTER TABLE orders ADD COLUMN x text DEFAULT timeofday();
-- case: nextval
ALTER TABLE orders ADD COLUMN x bigint DEFAULT nextval('numbers');
-- case: uuidv7
-- since: 18
ALTER TABLE orders ADD COLUMN x uuid DEFAULT uuidv7();
-- case: plpgsql function
ALTER TABLE orders ADD COLUMN x int DEFAULT one_plpgsql();
-- case: stable plpgsql function
ALTER TABLE orders ADD COLUMN x int DEFAULT one_plpgsql_stable();
-- case: sql function that is inlined
ALTER TABLE orders ADD COLUMN x int DEFAULT one_sql();
-- case: sql function with arguments
ALTER TABLE orders ADD COLUMN x int DEFAULT public.plus_sql(1);
-- case: sql function over another
ALTER TABLE orders ADD COLUMN x int DEFAULT over_sql();
-- case: sql function that calls random
ALTER TABLE orders ADD COLUMN x float8 DEFAULT random_sql();
-- case: sql function over one that calls random
ALTER TABLE orders ADD COLUMN x float8 DEFAULT over_random();
-- case: sql function with a volatile argument
ALTER TABLE orders ADD COLUMN x int DEFAULT plus_sql((random() * 5)::int);
-- case: sql function of two statements
ALTER TABLE orders ADD COLUMN x int DEFAULT two_statements();
-- case: sql function with a sub-query
ALTER TABLE orders ADD COLUMN x int DEFAULT from_subquery();
-- case: sql function with a setting
ALTER TABLE orders ADD COLUMN x int DEFAULT set_sql();
-- case: sql function of its owner
ALTER TABLE orders ADD COLUMN x int DEFAULT definer_sql();
-- case: serial
ALTER TABLE orders ADD COLUMN x serial;
-- case: bigserial not null
ALTER TABLE orders ADD COLUMN x bigserial NOT NULL;
-- case: identity
ALTER TABLE orders ADD COLUMN x int GENERATED BY DEFAULT AS IDENTITY;
-- case: stored
ALTER TABLE orders ADD COLUMN x int GENERATED ALWAYS AS (a * 2) STORED;
-- case: virtual
-- since: 18
ALTER TABLE orders ADD COLUMN x int GENERATED ALWAYS AS (a * 2) VIRTUAL;
-- case: virtual not null
-- since: 18
ALTER TABLE orders ADD COLUMN x int GENERATED ALWAYS AS (a * 2) VIRTUAL NOT NULL;
-- case: virtual with check
-- since: 18
ALTER TABLE orders ADD COLUMN x int GENERATED ALWAYS AS (a * 2) VIRTUAL CHECK (x > 0);
-- case: domain without constraints
ALTER TABLE orders ADD COLUMN x plain;
-- case: domain with default
ALTER TABLE orders ADD COLUMN x plain_five;
-- case: domain with volatile default
-- since: 13
ALTER TABLE orders ADD COLUMN x plain_number;
-- case: domain with volatile default, overridden
ALTER TABLE orders ADD COLUMN x plain_number DEFAULT 1;
-- case: domain with check
ALTER TABLE orders ADD COLUMN x positive;
-- case: domain with check, default
ALTER TABLE orders ADD COLUMN x positive DEFAULT 1;
-- case: domain with a check that is not valid
ALTER TABLE orders ADD COLUMN x not_yet_positive;
-- case: domain not null
ALTER TABLE orders ADD COLUMN x required;
-- case: domain over a domain with check
ALTER TABLE orders ADD COLUMN x over_positive;
-- case: array of a domain with check
ALTER TABLE orders ADD COLUMN x positive[];
-- case: not null without default
ALTER TABLE empty ADD COLUMN x int NOT NULL;
-- case: not null, default null
ALTER TABLE empty ADD COLUMN x int DEFAULT NULL NOT NULL;
-- case: not null, default null in a cast
ALTER TABLE empty ADD COLUMN x int NOT NULL DEFAULT NULL::int;
-- case: not null, default of the domain
-- since: 13
ALTER TABLE orders ADD COLUMN x plain_five NOT NULL;
-- case: check
ALTER TABLE orders ADD COLUMN x int CHECK (x > 0);
-- case: check of another column
ALTER TABLE orders ADD COLUMN x int DEFAULT 1 CHECK (a > 0);
-- case: unique
ALTER TABLE orders ADD COLUMN x int UNIQUE;
-- case: primary key
ALTER TABLE empty ADD COLUMN x int PRIMARY KEY;
-- case: primary key that is filled
ALTER TABLE empty ADD COLUMN x serial PRIMARY KEY;
-- case: references
ALTER TABLE orders ADD COLUMN x int REFERENCES users;
-- case: references, default
ALTER TABLE orders ADD COLUMN x int DEFAULT 1 REFERENCES users;
-- case: references, default null
ALTER TABLE orders ADD COLUMN x int DEFAULT NULL REFERENCES users (id);
-- case: references itself
ALTER TABLE orders ADD COLUMN x int REFERENCES orders;
-- case: references, and another with default
-- since: 13
ALTER TABLE orders ADD COLUMN x int REFERENCES users, ADD COLUMN y int DEFAULT 1;
-- case: references, generated
ALTER TABLE orders ADD COLUMN x int GENERATED ALWAYS AS (a) STORED REFERENCES users;
-- case: if not exists, and it does
ALTER TABLE orders ADD COLUMN IF NOT EXISTS a float8 DEFAULT random();
-- case: if not exists, and it does not
ALTER TABLE orders ADD COLUMN IF NOT EXISTS x float8 DEFAULT random();
-- case: table that is not there
ALTER TABLE IF EXISTS missing ADD COLUMN x int;
-- case: two columns
ALTER TABLE orders ADD COLUMN x int, ADD COLUMN y float8 DEFAULT random();
-- case: default, then set not null, in one statement
ALTER TABLE orders ADD COLUMN x int DEFAULT 1, ALTER COLUMN x SET NOT NULL;
-- case: weak action beside
ALTER TABLE orders ALTER COLUMN a SET STATISTICS 5, ADD COLUMN x int;
-- case: partitioned
ALTER TABLE events ADD COLUMN x int;
-- case: partitioned, rewritten
ALTER TABLE events ADD COLUMN x float8 DEFAULT random();
-- case: partitioned, references
ALTER TABLE events ADD COLUMN x int REFERENCES users;
-- case: inherited
ALTER TABLE parents ADD COLUMN x int CHECK (x > 0);
