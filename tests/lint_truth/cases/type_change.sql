CREATE DOMAIN short AS varchar(20);
CREATE DOMAIN words AS text;
CREATE DOMAIN filled AS text CHECK (VALUE <> '');
CREATE DOMAIN over_filled AS filled;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int PRIMARY KEY, v varchar(20), v_any varchar, v_arr varchar(20)[], x text, c char(5), b3 bit(3),
  vb varbit(5), i int, n numeric(10, 2), n_int numeric(5), n_any numeric, iv interval, iv_day interval day to minute,
  iv3 interval(3), t3 time(3), ts timestamp, ts3 timestamp(3), tz timestamptz, tz3 timestamptz(3), net cidr, m mood,
  ds short, dx words, df filled, dof over_filled, f float8, xm xml, doc json, big bigint, small smallint);
CREATE INDEX t_v ON t (v);
CREATE INDEX t_x ON t (x);
CREATE INDEX t_i ON t (i);
CREATE INDEX t_b3 ON t (b3);
CREATE INDEX t_net ON t (net);
CREATE INDEX t_ts ON t (ts);
INSERT INTO t (id, v, x, i, n) SELECT i, i, i, i, i FROM generate_series(1, 50) i;
CREATE TABLE special (checked varchar(20) CHECK (checked <> ''), half varchar(20) CHECK (half <> ''), partial varchar(20),
  expression varchar(20), included varchar(20), inc_ts timestamp, id int, uniq varchar(20) UNIQUE, col_c varchar(20) COLLATE "C");
ALTER TABLE special DROP CONSTRAINT special_half_check, ADD CONSTRAINT late CHECK (half <> '') NOT VALID;
CREATE INDEX ON special (id) WHERE partial <> '';
CREATE INDEX ON special (lower(expression));
CREATE INDEX ON special (id) INCLUDE (included, inc_ts);
CREATE INDEX ON special (col_c);
INSERT INTO special (id, checked, half) SELECT i, i, i FROM generate_series(1, 50) i;
CREATE TABLE parents (id int PRIMARY KEY, code varchar(10) UNIQUE);
INSERT INTO parents SELECT i, i FROM generate_series(1, 50) i;
CREATE TABLE refs (id int, parent int REFERENCES parents, code varchar(10) REFERENCES parents (code));
INSERT INTO refs SELECT i, i, i FROM generate_series(1, 50) i;
CREATE TABLE events (id int, kind int, note varchar(10)) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN (2);
CREATE INDEX ON events_2 (lower(note));
INSERT INTO events SELECT i, i % 2 + 1, i FROM generate_series(1, 50) i;

-- case: varchar to a longer one
ALTER TABLE t ALTER COLUMN v TYPE varchar(40);
-- case: varchar to the same
ALTER TABLE t ALTER COLUMN v TYPE varchar(20);
-- case: varchar to a shorter one
ALTER TABLE t ALTER COLUMN v TYPE varchar(10);
-- case: varchar to any length
ALTER TABLE t ALTER COLUMN v TYPE varchar;
-- case: varchar to text
ALTER TABLE t ALTER COLUMN v TYPE text;
-- case: varchar without length to one with
ALTER TABLE t ALTER COLUMN v_any TYPE varchar(20);
-- case: varchar without length to text
ALTER TABLE t ALTER COLUMN v_any TYPE text;
-- case: text to varchar
ALTER TABLE t ALTER COLUMN x TYPE varchar;
-- case: text to varchar with length
ALTER TABLE t ALTER COLUMN x TYPE varchar(100);
-- case: text to bpchar
ALTER TABLE t ALTER COLUMN x TYPE bpchar;
-- case: varchar to char
ALTER TABLE t ALTER COLUMN v TYPE char(20);
-- case: varchar to bpchar
ALTER TABLE t ALTER COLUMN v TYPE bpchar;
-- case: char to a longer char
ALTER TABLE t ALTER COLUMN c TYPE char(9);
-- case: char to the same
ALTER TABLE t ALTER COLUMN c TYPE char(5);
-- case: char to text
ALTER TABLE t ALTER COLUMN c TYPE text;
-- case: char to varchar
ALTER TABLE t ALTER COLUMN c TYPE varchar(5);
-- case: char to bpchar
ALTER TABLE t ALTER COLUMN c TYPE bpchar;
-- case: array of varchar to longer ones
ALTER TABLE t ALTER COLUMN v_arr TYPE varchar(40)[];
-- case: array of varchar to array of text
ALTER TABLE t ALTER COLUMN v_arr TYPE text[];
-- case: array to one of more dimensions
ALTER TABLE t ALTER COLUMN v_arr TYPE varchar(20)[][];
-- case: varchar to name
ALTER TABLE t ALTER COLUMN v TYPE name;
-- case: text to name
ALTER TABLE t ALTER COLUMN x TYPE name;
-- case: numeric to more digits
ALTER TABLE t ALTER COLUMN n TYPE numeric(12, 2);
-- case: numeric to the same
ALTER TABLE t ALTER COLUMN n TYPE numeric(10, 2);
-- case: numeric to fewer digits
ALTER TABLE t ALTER COLUMN n TYPE numeric(8, 2);
-- case: numeric to another scale
ALTER TABLE t ALTER COLUMN n TYPE numeric(12, 3);
-- case: numeric to any
ALTER TABLE t ALTER COLUMN n TYPE numeric;
-- case: numeric without scale to more digits
ALTER TABLE t ALTER COLUMN n_int TYPE numeric(7);
-- case: numeric without scale to scale zero
ALTER TABLE t ALTER COLUMN n_int TYPE numeric(7, 0);
-- case: numeric to one with scale
ALTER TABLE t ALTER COLUMN n_any TYPE numeric(10, 2);
-- case: bit to varbit
ALTER TABLE t ALTER COLUMN b3 TYPE varbit;
-- case: bit to varbit with length
ALTER TABLE t ALTER COLUMN b3 TYPE varbit(5);
-- case: bit to a longer bit
ALTER TABLE t ALTER COLUMN b3 TYPE bit(4);
-- case: varbit to a longer one
ALTER TABLE t ALTER COLUMN vb TYPE varbit(7);
-- case: varbit to any
ALTER TABLE t ALTER COLUMN vb TYPE varbit;
-- case: varbit to a shorter one
ALTER TABLE t ALTER COLUMN vb TYPE varbit(4);
-- case: int to bigint
ALTER TABLE t ALTER COLUMN i TYPE bigint;
-- case: int to int
ALTER TABLE t ALTER COLUMN i TYPE int;
-- case: int to smallint
ALTER TABLE t ALTER COLUMN small TYPE int;
-- case: bigint to int
ALTER TABLE t ALTER COLUMN big TYPE int;
-- case: int to numeric
ALTER TABLE t ALTER COLUMN i TYPE numeric;
-- case: int to text
ALTER TABLE t ALTER COLUMN i TYPE text;
-- case: int to oid
ALTER TABLE t ALTER COLUMN i TYPE oid;
-- case: int to regclass
ALTER TABLE t ALTER COLUMN i TYPE regclass;
-- case: float to numeric
ALTER TABLE t ALTER COLUMN f TYPE numeric;
-- case: interval to full precision
ALTER TABLE t ALTER COLUMN iv TYPE interval(6);
-- case: interval to less precision
ALTER TABLE t ALTER COLUMN iv TYPE interval(3);
-- case: interval to fields
ALTER TABLE t ALTER COLUMN iv TYPE interval day to second;
-- case: interval to fewer fields
ALTER TABLE t ALTER COLUMN iv TYPE interval day to minute;
-- case: interval of fields to all
ALTER TABLE t ALTER COLUMN iv_day TYPE interval;
-- case: interval of fields to more
ALTER TABLE t ALTER COLUMN iv_day TYPE interval day to second(3);
-- case: interval with precision to more
ALTER TABLE t ALTER COLUMN iv3 TYPE interval(4);
-- case: interval with precision to all
ALTER TABLE t ALTER COLUMN iv3 TYPE interval;
-- case: time to more precision
ALTER TABLE t ALTER COLUMN t3 TYPE time(6);
-- case: time to full precision
ALTER TABLE t ALTER COLUMN t3 TYPE time;
-- case: time to less precision
ALTER TABLE t ALTER COLUMN t3 TYPE time(2);
-- case: timestamp to more precision
ALTER TABLE t ALTER COLUMN ts3 TYPE timestamp(6);
-- case: timestamp to precision
ALTER TABLE t ALTER COLUMN ts TYPE timestamp(3);
-- case: timestamp to the finest
ALTER TABLE t ALTER COLUMN ts TYPE timestamp(6);
-- case: timestamp to timestamptz
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- case: timestamp to timestamptz with precision
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz(3);
-- case: timestamp with precision to timestamptz with precision
ALTER TABLE t ALTER COLUMN ts3 TYPE timestamptz(3);
-- case: timestamptz to timestamp
ALTER TABLE t ALTER COLUMN tz TYPE timestamp;
-- case: timestamptz to more precision
ALTER TABLE t ALTER COLUMN tz3 TYPE timestamptz;
-- case: timestamp to date
ALTER TABLE t ALTER COLUMN ts TYPE date;
-- case: cidr to inet
ALTER TABLE t ALTER COLUMN net TYPE inet;
-- case: enum to text
ALTER TABLE t ALTER COLUMN m TYPE text;
-- case: text to enum
ALTER TABLE t ALTER COLUMN x TYPE mood USING 'sad'::mood;
-- case: domain to its base
ALTER TABLE t ALTER COLUMN ds TYPE varchar(20);
-- case: domain to text
ALTER TABLE t ALTER COLUMN ds TYPE text;
-- case: domain to a longer base
ALTER TABLE t ALTER COLUMN ds TYPE varchar(40);
-- case: domain without constraints to its base
ALTER TABLE t ALTER COLUMN dx TYPE text;
-- case: to a domain of the same type
ALTER TABLE t ALTER COLUMN v TYPE short;
-- case: to a domain of a wider type
ALTER TABLE t ALTER COLUMN v TYPE words;
-- case: to a domain with a check
ALTER TABLE t ALTER COLUMN x TYPE filled;
-- case: domain with a check to its base
ALTER TABLE t ALTER COLUMN df TYPE text;
-- case: domain with a check to the same
ALTER TABLE t ALTER COLUMN df TYPE filled;
-- case: to a domain over one with a check
ALTER TABLE t ALTER COLUMN df TYPE over_filled;
-- case: domain over a domain to the inner one
ALTER TABLE t ALTER COLUMN dof TYPE filled;
-- case: xml to text
ALTER TABLE t ALTER COLUMN xm TYPE text;
-- case: json to jsonb
ALTER TABLE t ALTER COLUMN doc TYPE jsonb;
-- case: using the column
ALTER TABLE t ALTER COLUMN v TYPE text USING v;
-- case: using a cast
ALTER TABLE t ALTER COLUMN v TYPE text USING v::text;
-- case: using two casts
ALTER TABLE t ALTER COLUMN v TYPE text USING v::varchar(30)::text;
-- case: using two casts that cut
ALTER TABLE t ALTER COLUMN v TYPE text USING v::varchar(10)::text;
-- case: using an expression
ALTER TABLE t ALTER COLUMN v TYPE text USING v || '';
-- case: using another column
ALTER TABLE t ALTER COLUMN v TYPE text USING x;
-- case: using a cast of another column
ALTER TABLE t ALTER COLUMN x TYPE text USING i::text;
-- case: using a collated column
ALTER TABLE t ALTER COLUMN x TYPE text USING x COLLATE "C";
-- case: using a cast to the new type
ALTER TABLE t ALTER COLUMN i TYPE bigint USING i::bigint;
-- case: using trim
ALTER TABLE t ALTER COLUMN x TYPE text USING trim(x);
-- case: with another collation
ALTER TABLE t ALTER COLUMN x TYPE text COLLATE "C";
-- case: varchar to longer with another collation
ALTER TABLE t ALTER COLUMN v TYPE varchar(40) COLLATE "C";
-- case: with the default collation
ALTER TABLE t ALTER COLUMN x TYPE varchar COLLATE "default";
-- case: timestamp to timestamptz in UTC
SET timezone = 'UTC';
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- case: timestamp to timestamptz elsewhere
SET timezone = 'Europe/Berlin';
ALTER TABLE t ALTER COLUMN ts TYPE timestamptz;
-- case: timestamptz to timestamp at a time zone
ALTER TABLE t ALTER COLUMN tz TYPE timestamp USING tz AT TIME ZONE 'UTC';
-- case: column with a check
ALTER TABLE special ALTER COLUMN checked TYPE varchar(40);
-- case: column with a check to the same type
ALTER TABLE special ALTER COLUMN checked TYPE varchar(20);
-- case: column with a check that is not valid
ALTER TABLE special ALTER COLUMN half TYPE varchar(40);
-- case: column of a partial index
ALTER TABLE special ALTER COLUMN partial TYPE varchar(40);
-- case: column of an index on an expression
ALTER TABLE special ALTER COLUMN expression TYPE varchar(40);
-- case: included column
ALTER TABLE special ALTER COLUMN included TYPE varchar(40);
-- case: included column whose index would be built anew
SET timezone = 'UTC';
ALTER TABLE special ALTER COLUMN inc_ts TYPE timestamptz;
-- case: unique column
ALTER TABLE special ALTER COLUMN uniq TYPE varchar(40);
-- case: column with a collation that is lost
ALTER TABLE special ALTER COLUMN col_c TYPE varchar(40);
-- case: column with a collation that stays
ALTER TABLE special ALTER COLUMN col_c TYPE varchar(40) COLLATE "C";
-- case: referenced column, free
ALTER TABLE parents ALTER COLUMN code TYPE varchar(20);
-- case: referenced column, rewritten
ALTER TABLE parents ALTER COLUMN id TYPE bigint;
-- case: referencing column, free
ALTER TABLE refs ALTER COLUMN code TYPE varchar(20);
-- case: referencing column, rewritten
ALTER TABLE refs ALTER COLUMN parent TYPE bigint;
-- case: partitions, free
ALTER TABLE events ALTER COLUMN note TYPE varchar(20);
-- case: partitions, rewritten
ALTER TABLE events ALTER COLUMN id TYPE bigint;
-- case: two columns, one free
ALTER TABLE t ALTER COLUMN v TYPE varchar(40), ALTER COLUMN i TYPE bigint;
-- case: serial to bigint
CREATE TABLE s (id serial PRIMARY KEY);
ALTER TABLE s ALTER COLUMN id TYPE bigint;
