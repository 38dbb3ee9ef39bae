-- One of every kind of object. What follows in changes.sql is made with this.
CREATE SCHEMA audit;
CREATE EXTENSION citext SCHEMA public;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE "Odd ""type" AS ENUM ('it''s', 'a,b');
CREATE DOMAIN positive AS integer DEFAULT 1 CONSTRAINT positive_check CHECK (VALUE > 0);
CREATE TYPE address AS (street text, number integer);
CREATE TYPE span AS RANGE (subtype = numeric);
CREATE SEQUENCE ticket_numbers AS integer START 100 CACHE 5;
CREATE COLLATION by_bytes FROM "C";

CREATE TABLE users (
  id serial PRIMARY KEY,
  email text NOT NULL,
  name varchar(40) DEFAULT 'nobody',
  feeling mood NOT NULL DEFAULT 'ok',
  score numeric(10, 2) DEFAULT 0,
  tags text[] DEFAULT '{}',
  settings jsonb,
  full_name text GENERATED ALWAYS AS (name || ' <' || email || '>') STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_score_check CHECK (score >= 0)
);
CREATE INDEX users_name_index ON users (lower(name), created_at DESC) WHERE name IS NOT NULL;
CREATE INDEX users_tags_index ON users USING gin (tags);
CREATE TABLE posts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  author integer NOT NULL CONSTRAINT posts_author_fkey REFERENCES users (id) ON DELETE CASCADE,
  title text NOT NULL,
  body text,
  "Odd column" integer,
  during tstzrange
);
CREATE TABLE audit.log (at timestamptz NOT NULL, what text);
CREATE TABLE events (at date NOT NULL, kind text NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX events_kind_index ON events (kind);
CREATE TABLE rooms (id integer PRIMARY KEY);
CREATE TABLE visits (at date NOT NULL, room integer CONSTRAINT visits_room_fkey REFERENCES rooms) PARTITION BY RANGE (at);
CREATE TABLE visits_2025 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE audit.log ADD CONSTRAINT log_at_key UNIQUE (at) DEFERRABLE;
CREATE TABLE animals (name text NOT NULL);
CREATE TABLE birds (wings integer) INHERITS (animals);

CREATE VIEW happy_users AS SELECT id, email FROM users WHERE feeling = 'happy';
CREATE MATERIALIZED VIEW moods AS SELECT feeling, count(*) AS users FROM users GROUP BY feeling;
CREATE UNIQUE INDEX moods_feeling ON moods (feeling);
COMMENT ON INDEX moods_feeling IS 'to refresh by';
COMMENT ON MATERIALIZED VIEW moods IS 'of today';
COMMENT ON COLUMN moods.feeling IS 'how they are';
GRANT SELECT ON moods TO app;
ALTER MATERIALIZED VIEW moods OWNER TO clerk;
CREATE VIEW authors AS SELECT id, email FROM users;
COMMENT ON VIEW authors IS 'who writes';
COMMENT ON COLUMN authors.email IS 'to write to';
GRANT SELECT (id) ON authors TO app;
GRANT UPDATE ON authors TO app;
ALTER VIEW authors OWNER TO clerk;
ALTER VIEW authors ALTER COLUMN email SET DEFAULT 'nobody@example.com';
CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
COMMENT ON FUNCTION add IS 'a and b';
REVOKE EXECUTE ON FUNCTION add FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add TO app;
ALTER FUNCTION add OWNER TO clerk;
CREATE PROCEDURE tidy() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM audit.log; END $$;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE AGGREGATE product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
CREATE TRIGGER authors_note INSTEAD OF UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON AGGREGATE product(numeric) IS 'of all';
GRANT EXECUTE ON FUNCTION product(numeric) TO app;
CREATE TABLE seats (number integer NOT NULL, room integer NOT NULL);
CREATE SEQUENCE seat_numbers START 10 OWNED BY seats.number;
CREATE UNIQUE INDEX seats_number ON seats (number);
ALTER TABLE seats REPLICA IDENTITY USING INDEX seats_number, CLUSTER ON seats_number;
CREATE TRIGGER users_note BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note();
CREATE RULE log_keep AS ON DELETE TO audit.log DO INSTEAD NOTHING;
CREATE POLICY own ON posts FOR SELECT TO app USING (author = 1);
CREATE STATISTICS posts_statistics (dependencies) ON author, title FROM posts;
CREATE PUBLICATION changes FOR TABLE users, posts;
CREATE EVENT TRIGGER watcher ON ddl_command_end EXECUTE FUNCTION watch();
ALTER EVENT TRIGGER watcher DISABLE;
COMMENT ON TABLE users IS 'who may log in';
GRANT SELECT, INSERT ON users TO app;
GRANT USAGE ON SCHEMA audit TO app;
ALTER DEFAULT PRIVILEGES IN SCHEMA audit GRANT SELECT ON TABLES TO app;
