-- What somebody may do by hand to the database of schema.ts, each to be noticed as what stands after "expect:" and as
-- nothing else.

-- expect: column users.age: not null
ALTER TABLE users ALTER COLUMN age SET NOT NULL;

-- expect: column users.state: default
ALTER TABLE users ALTER COLUMN state SET DEFAULT 'old';

-- expect: column types.short: type
ALTER TABLE types ALTER COLUMN short TYPE varchar(30);

-- expect: column types.zero: default
ALTER TABLE types ALTER COLUMN zero SET DEFAULT 1;

-- expect: column types.stamp: default
ALTER TABLE types ALTER COLUMN stamp DROP DEFAULT;

-- expect: column types.uuid: default
ALTER TABLE types ALTER COLUMN uuid SET DEFAULT '00000000-0000-0000-0000-000000000000';

-- expect: column types.counted: sequence
ALTER TABLE types ALTER COLUMN counted SET INCREMENT 4;

-- expect: column users.nickname is new
ALTER TABLE users ADD COLUMN nickname text;

-- expect: column types.triple is gone
ALTER TABLE types DROP COLUMN triple;

-- expect: enum mood: values
ALTER TYPE mood ADD VALUE 'grim';

-- expect: index users.users_name: keys
DROP INDEX users_name;
CREATE INDEX users_name ON users (name, created_at);

-- expect: index users.users_latest: keys
DROP INDEX users_latest;
CREATE INDEX users_latest ON users (created_at DESC NULLS LAST, name text_pattern_ops NULLS FIRST);

-- expect: index users.users_oldest: keys
DROP INDEX users_oldest;
CREATE INDEX users_oldest ON users (id, coalesce(age, 1) NULLS LAST);

-- expect: index users.users_name: unique
DROP INDEX users_name;
CREATE UNIQUE INDEX users_name ON users (name, created_at DESC NULLS LAST);

-- expect: index users.users_live: where
DROP INDEX users_live;
CREATE INDEX users_live ON users (name);

-- expect: index users.users_pattern: keys
DROP INDEX users_pattern;
CREATE INDEX users_pattern ON users (name, email);

-- expect: check users.users_age: expression
ALTER TABLE users DROP CONSTRAINT users_age;
ALTER TABLE users ADD CONSTRAINT users_age CHECK (age >= 21);

-- expect: check users.users_age is gone
ALTER TABLE users DROP CONSTRAINT users_age;

-- expect: unique constraint users.users_email_unique is gone
ALTER TABLE users DROP CONSTRAINT users_email_unique;

-- expect: foreign key audit.log.log_author_users_id_fk: on delete
ALTER TABLE audit.log DROP CONSTRAINT log_author_users_id_fk;
ALTER TABLE audit.log ADD CONSTRAINT log_author_users_id_fk FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE;

-- expect: table audit.log: row level security
ALTER TABLE audit.log DISABLE ROW LEVEL SECURITY;

-- expect: policy audit.log.own: for
-- expect: policy audit.log.own: using
-- expect: policy audit.log.own: with check
DROP POLICY own ON audit.log;
CREATE POLICY own ON audit.log FOR INSERT TO public WITH CHECK (author = 1);

-- expect: table extra is new
CREATE TABLE extra (id serial PRIMARY KEY);

-- expect: sequence ticket_numbers: options
ALTER SEQUENCE ticket_numbers NO CYCLE;

-- expect: view adults is gone
DROP VIEW adults;
