CREATE TABLE users (id bigint NOT NULL, email text, age bigint, code bigint NOT NULL, CONSTRAINT email_key UNIQUE (email));
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_age ON users (age);
CREATE UNIQUE INDEX users_part ON users (code) WHERE age > 0;
ALTER TABLE users ADD CONSTRAINT age_old CHECK (age < 200) NOT VALID;
CREATE TABLE rooms (id bigint PRIMARY KEY, span int8range);
CREATE TABLE events (id bigint, kind bigint) PARTITION BY LIST (kind);

-- snippet: check
ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0);  -- agree constraint-missing-not-valid
-- snippet: check not valid
ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;
-- snippet: check validated at once
ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT age_positive;  -- agree constraint-missing-not-valid
-- snippet: check validated later
ALTER TABLE users VALIDATE CONSTRAINT age_old;
-- snippet: check of a new column
ALTER TABLE users ADD COLUMN size bigint CHECK (size > 0);
-- only-lockstep constraint-missing-not-valid: a CHECK beside the column
-- snippet: check of a new column with a default
ALTER TABLE users ADD COLUMN size bigint DEFAULT 1 CONSTRAINT size_positive CHECK (size > 0);
-- only-lockstep constraint-missing-not-valid: a CHECK beside the column
-- snippet: check of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, stars bigint);
ALTER TABLE posts ADD CONSTRAINT stars_positive CHECK (stars > 0);
-- snippet: check of a new table's own
CREATE TABLE posts (id bigint PRIMARY KEY, stars bigint CHECK (stars > 0));
-- snippet: unique
ALTER TABLE users ADD CONSTRAINT age_key UNIQUE (age);
-- only-squawk constraint-missing-not-valid: a key takes no NOT VALID
-- agree disallowed-unique-constraint
-- snippet: unique using an index
ALTER TABLE users ADD CONSTRAINT age_key UNIQUE USING INDEX users_age;
-- snippet: unique using a partial index
ALTER TABLE users ADD CONSTRAINT code_key UNIQUE USING INDEX users_part;
-- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: unique using an index made here
CREATE UNIQUE INDEX users_code ON users (code);  -- agree require-concurrent-index-creation
ALTER TABLE users ADD CONSTRAINT code_key UNIQUE USING INDEX users_code;
-- snippet: unique column
ALTER TABLE users ADD COLUMN token text UNIQUE;  -- agree disallowed-unique-constraint
-- snippet: unique of a new table
CREATE TABLE posts (id bigint PRIMARY KEY, title text);
ALTER TABLE posts ADD CONSTRAINT title_key UNIQUE (title);
-- snippet: unique of a partitioned table
ALTER TABLE events ADD CONSTRAINT id_key UNIQUE (id);
-- only-squawk constraint-missing-not-valid: a key takes no NOT VALID
-- agree disallowed-unique-constraint
-- only-lockstep partitioned-unsupported: PostgreSQL refuses it
-- snippet: primary key
ALTER TABLE users ADD PRIMARY KEY (id);
-- only-squawk constraint-missing-not-valid: a key takes no NOT VALID
-- agree adding-serial-primary-key-field
-- snippet: primary key using an index
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;
-- snippet: primary key using an index of a nullable column
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_age;
-- only-lockstep adding-primary-key-constraint: a key of columns that may be NULL
-- snippet: primary key column
ALTER TABLE users ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
-- agree adding-field-with-default
-- agree adding-serial-primary-key-field
-- snippet: primary key of a serial
ALTER TABLE users ADD COLUMN number bigserial PRIMARY KEY;
-- agree prefer-identity
-- agree adding-serial-primary-key-field
-- snippet: primary key of a new table
CREATE TABLE posts (id bigint, title text);
ALTER TABLE posts ADD PRIMARY KEY (id);  -- only-squawk adding-serial-primary-key-field: the table is new
-- snippet: exclusion
ALTER TABLE rooms ADD CONSTRAINT apart EXCLUDE USING gist (span WITH &&);
-- only-squawk constraint-missing-not-valid: a key takes no NOT VALID
-- only-lockstep adding-exclusion-constraint: an exclusion constraint builds its index
-- snippet: exclusion of a new table
CREATE TABLE beds (id bigint PRIMARY KEY, span int8range);
ALTER TABLE beds ADD CONSTRAINT apart EXCLUDE USING gist (span WITH &&);
-- snippet: not valid beside a valid one
ALTER TABLE users ADD CONSTRAINT a CHECK (age > 0) NOT VALID, ADD CONSTRAINT b CHECK (age < 100);
-- agree constraint-missing-not-valid
-- snippet: dropped check
ALTER TABLE users DROP CONSTRAINT age_old;
-- snippet: dropped unique
ALTER TABLE users DROP CONSTRAINT email_key;  -- only-lockstep drop-constraint: ON CONFLICT needs the key
-- snippet: dropped that is not there
ALTER TABLE users DROP CONSTRAINT nothing;  -- only-lockstep schema-conflict: PostgreSQL refuses it
-- snippet: renamed
ALTER TABLE users RENAME CONSTRAINT email_key TO users_email_key;
-- snippet: made deferrable
ALTER TABLE users ADD CONSTRAINT age_key UNIQUE (age) DEFERRABLE;
-- only-squawk constraint-missing-not-valid: a key takes no NOT VALID
-- agree disallowed-unique-constraint
-- snippet: in two steps
ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;
COMMIT;  -- agree transaction-nesting
BEGIN;
-- only-squawk transaction-nesting: the other half of the same mistake
-- only-squawk ban-uncommitted-transaction: the other half of the same mistake
ALTER TABLE users VALIDATE CONSTRAINT age_positive;
