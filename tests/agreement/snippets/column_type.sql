CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE users (id bigint PRIMARY KEY, number int, name varchar(50), code char(3), free varchar, bio text, price numeric(10, 2),
  rate numeric, seen timestamp(3), made timestamptz(3), at timestamp, age interval(0), bits varbit(8), net cidr, tags varchar(20)[],
  feeling mood, flag int DEFAULT 0, doc json, small smallint);
CREATE TABLE viewed (id bigint PRIMARY KEY, name varchar(50));
CREATE VIEW names AS SELECT name FROM viewed;
CREATE TABLE indexed (id bigint PRIMARY KEY, name varchar(50));
CREATE INDEX indexed_name ON indexed (name);

-- snippet: wider varchar
ALTER TABLE users ALTER COLUMN name TYPE varchar(100);
-- only-squawk changing-column-type: the values stay as they are
-- agree prefer-text-field
-- snippet: wider varchar with an index
ALTER TABLE indexed ALTER COLUMN name TYPE varchar(100);
-- only-squawk changing-column-type: the values stay as they are
-- agree prefer-text-field
-- snippet: varchar without limit
ALTER TABLE users ALTER COLUMN name TYPE varchar;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: varchar to text
ALTER TABLE users ALTER COLUMN name SET DATA TYPE text;
-- only-squawk changing-column-type: the values stay as they are
-- snippet: text to unlimited varchar
ALTER TABLE users ALTER COLUMN bio TYPE varchar;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: same type
ALTER TABLE users ALTER COLUMN bio TYPE text;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: wider numeric
ALTER TABLE users ALTER COLUMN price TYPE numeric(12, 2);
-- only-squawk changing-column-type: the values stay as they are
-- snippet: numeric without limit
ALTER TABLE users ALTER COLUMN price TYPE numeric;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: finer timestamp
ALTER TABLE users ALTER COLUMN seen TYPE timestamp(6);
-- only-squawk changing-column-type: the values stay as they are
-- only-squawk prefer-timestamp-tz: it had no time zone before
-- snippet: timestamptz without precision
ALTER TABLE users ALTER COLUMN made TYPE timestamptz;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: finer interval
ALTER TABLE users ALTER COLUMN age TYPE interval(6);  -- only-squawk changing-column-type: the values stay as they are
-- snippet: wider bits
ALTER TABLE users ALTER COLUMN bits TYPE varbit(16);  -- only-squawk changing-column-type: the values stay as they are
-- snippet: cidr to inet
ALTER TABLE users ALTER COLUMN net TYPE inet;  -- only-squawk changing-column-type: the values stay as they are
-- snippet: wider varchar in an array
ALTER TABLE users ALTER COLUMN tags TYPE varchar(40)[];
-- agree changing-column-type
-- agree prefer-text-field
-- snippet: shorter varchar
ALTER TABLE users ALTER COLUMN name TYPE varchar(20);
-- agree changing-column-type
-- agree prefer-text-field
-- snippet: text to varchar
ALTER TABLE users ALTER COLUMN bio TYPE varchar(20);
-- agree changing-column-type
-- agree prefer-text-field
-- snippet: char to text
ALTER TABLE users ALTER COLUMN code TYPE text;  -- agree changing-column-type
-- snippet: numeric of another scale
ALTER TABLE users ALTER COLUMN price TYPE numeric(12, 4);  -- agree changing-column-type
-- snippet: int to bigint
ALTER TABLE users ALTER COLUMN number TYPE bigint;  -- agree changing-column-type
-- snippet: smallint to bigint
ALTER TABLE users ALTER COLUMN small TYPE bigint;  -- agree changing-column-type
-- snippet: int to text
ALTER TABLE users ALTER COLUMN number TYPE text;  -- agree changing-column-type
-- snippet: timestamp to timestamptz
ALTER TABLE users ALTER COLUMN at TYPE timestamptz;  -- agree changing-column-type
-- snippet: timestamp to timestamptz in UTC
SET LOCAL TimeZone = 'UTC';
ALTER TABLE users ALTER COLUMN at TYPE timestamptz;  -- only-squawk changing-column-type: the values of timestamp in UTC
-- snippet: timestamp to timestamptz with USING
ALTER TABLE users ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC';  -- agree changing-column-type
-- snippet: text to domain
ALTER TABLE users ALTER COLUMN bio TYPE email;  -- agree changing-column-type
-- snippet: json to jsonb
ALTER TABLE users ALTER COLUMN doc TYPE jsonb;  -- agree changing-column-type
-- snippet: text to bigint without USING
ALTER TABLE users ALTER COLUMN bio TYPE bigint;  -- agree changing-column-type
-- snippet: text to bigint
ALTER TABLE users ALTER COLUMN bio TYPE bigint USING bio::bigint;  -- agree changing-column-type
-- snippet: text to uuid without USING
ALTER TABLE users ALTER COLUMN bio TYPE uuid;  -- agree changing-column-type
-- snippet: int to boolean with its default left
ALTER TABLE users ALTER COLUMN flag TYPE boolean USING flag <> 0;  -- agree changing-column-type
-- snippet: int to boolean
ALTER TABLE users ALTER COLUMN flag DROP DEFAULT, ALTER COLUMN flag TYPE boolean USING flag <> 0;
-- agree changing-column-type
-- snippet: USING of another column
ALTER TABLE users ALTER COLUMN number TYPE bigint USING small::bigint;  -- agree changing-column-type
-- snippet: enum to text
ALTER TABLE users ALTER COLUMN feeling TYPE text;  -- agree changing-column-type
-- snippet: text to enum
ALTER TABLE users ALTER COLUMN bio TYPE mood USING bio::mood;  -- agree changing-column-type
-- snippet: column of a view
ALTER TABLE viewed ALTER COLUMN name TYPE text;
-- only-squawk changing-column-type: it fails before that
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts ALTER COLUMN title TYPE varchar(20);
-- only-squawk changing-column-type: the table is new
-- agree prefer-text-field
-- snippet: collation
ALTER TABLE users ALTER COLUMN bio TYPE text COLLATE "C";
-- only-squawk changing-column-type: the values stay as they are
-- snippet: collation of an index
ALTER TABLE indexed ALTER COLUMN name TYPE varchar(50) COLLATE "C";
-- agree changing-column-type
-- agree prefer-text-field
-- snippet: attribute of a type
CREATE TYPE point3 AS (x bigint, y bigint);
ALTER TYPE point3 ALTER ATTRIBUTE x TYPE numeric;
