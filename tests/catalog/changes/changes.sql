-- Each case changes one thing in the database of base.sql:
--   expect:    the difference that is found, with the fields in which it is
--   withheld:  in which directions nobody is told to run anything, since it would lose something or is to be decided
--   since:     the first major version that can do it

-- expect: schema billing
CREATE SCHEMA billing;

-- expect: schema audit [comment]
COMMENT ON SCHEMA audit IS 'what happened';

-- expect: schema audit [grants to app]
GRANT CREATE ON SCHEMA audit TO app;

-- expect: schema audit [owner]
ALTER SCHEMA audit OWNER TO clerk;

-- expect: extension hstore
-- withheld: backward
CREATE EXTENSION hstore SCHEMA audit;

-- expect: extension citext [schema]
ALTER EXTENSION citext SET SCHEMA audit;

-- expect: collation public.backwards
CREATE COLLATION backwards (provider = icu, locale = 'und-u-kf-upper', deterministic = false);

-- expect: enum public.size
CREATE TYPE size AS ENUM ('s', 'm', 'l');

-- expect: enum public.mood [values]
-- withheld: backward
ALTER TYPE mood ADD VALUE 'fine' AFTER 'ok';

-- expect: enum public.mood [values]
-- withheld: backward
ALTER TYPE mood ADD VALUE 'grim' BEFORE 'sad';

-- expect: enum public.mood [values]
ALTER TYPE mood RENAME VALUE 'sad' TO 'it''s bad';

-- expect: enum public.mood [owner]
ALTER TYPE mood OWNER TO app;

-- expect: enum public.mood [grants to public]
REVOKE USAGE ON TYPE mood FROM PUBLIC;

-- expect: enum public.Odd "type [values]
-- withheld: backward
ALTER TYPE "Odd ""type" ADD VALUE 'c\d';

-- expect: domain public.name
CREATE DOMAIN name AS text COLLATE "C" NOT NULL CONSTRAINT name_length CHECK (length(VALUE) < 40);

-- expect: domain public.positive [default]
ALTER DOMAIN positive DROP DEFAULT;

-- expect: domain public.positive [not null]
ALTER DOMAIN positive SET NOT NULL;

-- expect: constraint public.positive.positive_small
ALTER DOMAIN positive ADD CONSTRAINT positive_small CHECK (VALUE < 1000);

-- expect: domain public.positive [comment]
COMMENT ON DOMAIN positive IS 'more than nothing';

-- expect: composite type public.size
CREATE TYPE size AS (width integer, name text COLLATE "C");

-- expect: composite type public.address [attributes]
-- withheld: forward, backward
ALTER TYPE address ADD ATTRIBUTE town text;

-- expect: range type public.period
CREATE TYPE period AS RANGE (subtype = time, multirange_type_name = periods);

-- expect: sequence public.invoice_numbers
-- withheld: backward
CREATE SEQUENCE invoice_numbers INCREMENT 2 MINVALUE 10 MAXVALUE 100 CYCLE;

-- expect: sequence public.seat_numbers
-- withheld: forward
DROP SEQUENCE seat_numbers;

-- expect: sequence public.ticket_numbers [sequence]
ALTER SEQUENCE ticket_numbers INCREMENT 10 CYCLE;

-- expect: sequence public.ticket_numbers [owned by]
ALTER SEQUENCE ticket_numbers OWNED BY posts.id;

-- expect: sequence public.ticket_numbers [grants to app]
GRANT USAGE ON SEQUENCE ticket_numbers TO app;

-- expect: table public.teams
-- withheld: backward
CREATE TABLE teams (
  id serial PRIMARY KEY, name text NOT NULL UNIQUE, lead integer REFERENCES users (id), "order" integer CHECK ("order" > 0)
) WITH (fillfactor = 70);
CREATE INDEX teams_lead_index ON teams (lead);
COMMENT ON COLUMN teams.name IS 'as printed';
GRANT SELECT ON teams TO app;
ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_teams ON teams USING (true);
CREATE TRIGGER teams_note BEFORE UPDATE ON teams FOR EACH ROW EXECUTE FUNCTION note();

-- expect: table public.events_2026
-- withheld: backward
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- expect: table public.measures
-- withheld: backward
CREATE TABLE measures (at timestamptz, value real) PARTITION BY LIST (value);

-- expect: table public.sessions
-- withheld: backward
CREATE UNLOGGED TABLE sessions (token uuid PRIMARY KEY);

-- expect: table public.users [row level security]
ALTER TABLE users ENABLE ROW LEVEL SECURITY;

-- expect: table public.users [forced row level security]
ALTER TABLE users FORCE ROW LEVEL SECURITY;

-- expect: table public.users [replica identity]
ALTER TABLE users REPLICA IDENTITY FULL;

-- expect: table public.users [replica identity]
ALTER TABLE users REPLICA IDENTITY USING INDEX users_email_key;

-- expect: table public.users [clustered on]
ALTER TABLE users CLUSTER ON users_pkey;

-- expect: table public.users [options]
ALTER TABLE users SET (fillfactor = 80, autovacuum_enabled = false);

-- expect: table public.users [toast options]
ALTER TABLE users SET (toast.autovacuum_enabled = false);

-- expect: table public.posts [owner]
ALTER TABLE posts OWNER TO app;

-- expect: table public.users [comment]
COMMENT ON TABLE users IS NULL;

-- expect: table public.users [grants to app]
GRANT SELECT, UPDATE ON users TO app WITH GRANT OPTION;

-- expect: table public.users [grants to the owner]
REVOKE TRUNCATE ON users FROM postgres;

-- expect: column public.users.nickname
-- withheld: backward
ALTER TABLE users ADD COLUMN nickname varchar(20) COLLATE "C" NOT NULL DEFAULT 'nick';

-- expect: column public.posts.number
-- withheld: backward
ALTER TABLE posts ADD COLUMN number serial;

-- expect: column public.posts.counter
-- withheld: backward
ALTER TABLE posts ADD COLUMN counter integer GENERATED BY DEFAULT AS IDENTITY (START 5 INCREMENT 3);

-- expect: column public.events.place
-- withheld: backward
ALTER TABLE events ADD COLUMN place text;

-- expect: column public.events.note [not null]
ALTER TABLE events ALTER COLUMN note SET NOT NULL;

-- expect: column public.animals.legs
-- withheld: backward
ALTER TABLE animals ADD COLUMN legs integer;

-- expect: column public.posts.title [type]
-- withheld: forward
ALTER TABLE posts ALTER COLUMN title TYPE varchar(100);

-- expect: column public.users.score [default]
ALTER TABLE users ALTER COLUMN score SET DEFAULT 1.5;

-- expect: column public.users.name [default]
ALTER TABLE users ALTER COLUMN name DROP DEFAULT;

-- expect: column public.posts.body [not null]
ALTER TABLE posts ALTER COLUMN body SET NOT NULL;

-- expect: column public.posts.body [collation]
ALTER TABLE posts ALTER COLUMN body TYPE text COLLATE "C";

-- expect: column public.posts.body [storage]
ALTER TABLE posts ALTER COLUMN body SET STORAGE EXTERNAL;

-- expect: column public.posts.body [compression]
ALTER TABLE posts ALTER COLUMN body SET COMPRESSION pglz;

-- expect: column public.posts.body [statistics target]
ALTER TABLE posts ALTER COLUMN body SET STATISTICS 500;

-- expect: column public.posts.body [options]
ALTER TABLE posts ALTER COLUMN body SET (n_distinct = 100);

-- expect: column public.posts.id [identity]
ALTER TABLE posts ALTER COLUMN id SET GENERATED BY DEFAULT;

-- expect: column public.posts.id [sequence]
ALTER TABLE posts ALTER COLUMN id SET INCREMENT 5 SET CACHE 10;

-- expect: column public.users.full_name [generated]
-- withheld: backward
ALTER TABLE users ALTER COLUMN full_name DROP EXPRESSION;

-- expect: column public.posts.Odd column [comment]
COMMENT ON COLUMN posts."Odd column" IS 'it''s odd';

-- expect: column public.posts.title [grants to app]
GRANT SELECT (title), UPDATE (title) ON posts TO app;

-- expect: column public.happy_users.email [comment, grants to app]
COMMENT ON COLUMN happy_users.email IS 'as typed';
GRANT SELECT (email) ON happy_users TO app;

-- expect: column public.happy_users.id [default]
ALTER VIEW happy_users ALTER COLUMN id SET DEFAULT 5;

-- expect: column public.authors.email [default]
ALTER VIEW authors ALTER COLUMN email DROP DEFAULT;

-- expect: column public.moods.users [comment]
COMMENT ON COLUMN moods.users IS 'at the last refresh';

-- expect: column public.ticket_numbers.last_value [grants to app]
GRANT SELECT (last_value) ON ticket_numbers TO app;

-- expect: column public.address.street [comment]
COMMENT ON COLUMN address.street IS 'with its number';

-- expect: sequence public.order_numbers
-- withheld: backward
CREATE SEQUENCE order_numbers;
GRANT SELECT (last_value) ON order_numbers TO app;

-- expect: constraint public.posts.posts_title_check
ALTER TABLE posts ADD CONSTRAINT posts_title_check CHECK (title <> '');

-- expect: constraint public.users.users_score_check [expression]
ALTER TABLE users DROP CONSTRAINT users_score_check;
ALTER TABLE users ADD CONSTRAINT users_score_check CHECK (score > 0);

-- expect: constraint public.users.users_score_check [not valid]
ALTER TABLE users DROP CONSTRAINT users_score_check;
ALTER TABLE users ADD CONSTRAINT users_score_check CHECK (score >= 0) NOT VALID;

-- expect: constraint public.posts.posts_title_key
ALTER TABLE posts ADD CONSTRAINT posts_title_key UNIQUE (title, author) INCLUDE (body) DEFERRABLE INITIALLY DEFERRED;

-- expect: constraint public.posts.posts_title_key
-- since: 15
ALTER TABLE posts ADD CONSTRAINT posts_title_key UNIQUE NULLS NOT DISTINCT (title);

-- expect: constraint public.animals.animals_pkey
ALTER TABLE animals ADD PRIMARY KEY (name);

-- expect: constraint public.posts.posts_during_excl
ALTER TABLE posts ADD CONSTRAINT posts_during_excl EXCLUDE USING gist (during WITH &&);

-- expect: constraint public.posts.posts_author_fkey [on delete]
ALTER TABLE posts DROP CONSTRAINT posts_author_fkey;
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id);

-- expect: constraint public.posts.posts_author_fkey [deferrable]
ALTER TABLE posts ALTER CONSTRAINT posts_author_fkey DEFERRABLE INITIALLY DEFERRED;

-- expect: constraint public.posts.posts_author_fkey [triggers]
-- withheld: forward
ALTER TABLE posts DISABLE TRIGGER ALL;

-- expect: constraint public.posts.posts_author_fkey [triggers of the referenced table]
-- withheld: forward
ALTER TABLE users DISABLE TRIGGER ALL;
ALTER TABLE users ENABLE TRIGGER users_note;

-- expect: constraint public.visits.visits_room_fkey [triggers]
-- withheld: forward
-- since: 15
ALTER TABLE visits DISABLE TRIGGER ALL;

-- expect: constraint audit.log.log_at_key [triggers]
-- withheld: forward
ALTER TABLE audit.log DISABLE TRIGGER ALL;

-- expect: constraint public.events.events_kind_check
ALTER TABLE events ADD CONSTRAINT events_kind_check CHECK (kind <> '');

-- expect: constraint public.users.users_score_check [comment]
COMMENT ON CONSTRAINT users_score_check ON users IS 'no debts';

-- expect: index public.posts.posts_title_index
CREATE UNIQUE INDEX posts_title_index ON posts (title text_pattern_ops, lower(body) COLLATE "C" DESC NULLS LAST) INCLUDE (author) WITH (fillfactor = 70) WHERE author > 1;

-- expect: index public.posts.Odd "index
CREATE INDEX "Odd ""index" ON posts USING hash ("Odd column");

-- expect: index public.users.users_name_index [where]
DROP INDEX users_name_index;
CREATE INDEX users_name_index ON users (lower(name), created_at DESC);

-- expect: index public.users.users_name_index [keys]
DROP INDEX users_name_index;
CREATE INDEX users_name_index ON users (lower(name), created_at) WHERE name IS NOT NULL;

-- expect: index public.users.users_name_index [keys]
DROP INDEX users_name_index;
CREATE INDEX users_name_index ON users (lower(name) COLLATE "C" text_pattern_ops, created_at DESC) WHERE name IS NOT NULL;

-- expect: index public.users.users_name_index [keys]
DROP INDEX users_name_index;
CREATE INDEX users_name_index ON users (lower(name) COLLATE by_bytes, created_at DESC) WHERE name IS NOT NULL;

-- expect: index public.seats.seats_number [keys]
DROP INDEX seats_number;
CREATE UNIQUE INDEX seats_number ON seats (number, room);
ALTER TABLE seats REPLICA IDENTITY USING INDEX seats_number, CLUSTER ON seats_number;

-- expect: index public.users.users_tags_index [options]
ALTER INDEX users_tags_index SET (fastupdate = off);

-- expect: index public.events.events_at_index
CREATE INDEX events_at_index ON events (at);

-- expect: index public.users.users_name_index [comment]
COMMENT ON INDEX users_name_index IS 'for the search';

-- expect: statistics public.users.users_statistics
CREATE STATISTICS users_statistics ON name, email FROM users;

-- expect: statistics public.posts.posts_statistics [statistics target]
ALTER STATISTICS posts_statistics SET STATISTICS 300;

-- expect: view public.sad_mails
CREATE VIEW sad_mails AS SELECT email FROM users WHERE feeling = 'sad';
ALTER VIEW sad_mails ALTER COLUMN email SET DEFAULT 'none';

-- expect: view public.sad_users
CREATE VIEW sad_users WITH (security_barrier = true) AS SELECT * FROM users WHERE feeling = 'sad';

-- expect: view public.happy_users [definition]
CREATE OR REPLACE VIEW happy_users AS SELECT id, email FROM users WHERE feeling <> 'sad';

-- expect: view public.happy_users [columns, definition]
CREATE OR REPLACE VIEW happy_users AS SELECT id, email, name FROM users WHERE feeling = 'happy';

-- expect: view public.authors [columns, definition]
DROP VIEW authors;
CREATE VIEW authors AS SELECT email, id FROM users;
COMMENT ON VIEW authors IS 'who writes';
COMMENT ON COLUMN authors.email IS 'to write to';
GRANT SELECT (id) ON authors TO app;
GRANT UPDATE ON authors TO app;
ALTER VIEW authors OWNER TO clerk;
ALTER VIEW authors ALTER COLUMN email SET DEFAULT 'nobody@example.com';
CREATE TRIGGER authors_note INSTEAD OF UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION note();

-- expect: view public.happy_users [options]
ALTER VIEW happy_users SET (check_option = local);

-- expect: view public.happy_users [grants to app]
GRANT SELECT ON happy_users TO app;

-- expect: materialized view public.names
CREATE MATERIALIZED VIEW names AS SELECT name FROM users WITH NO DATA;

-- expect: materialized view public.moods [definition]
DROP MATERIALIZED VIEW moods;
CREATE MATERIALIZED VIEW moods AS SELECT feeling, count(*) AS users FROM users WHERE score > 0 GROUP BY feeling;
CREATE UNIQUE INDEX moods_feeling ON moods (feeling);
COMMENT ON INDEX moods_feeling IS 'to refresh by';
COMMENT ON MATERIALIZED VIEW moods IS 'of today';
COMMENT ON COLUMN moods.feeling IS 'how they are';
GRANT SELECT ON moods TO app;
ALTER MATERIALIZED VIEW moods OWNER TO clerk;

-- expect: materialized view public.moods [options]
ALTER MATERIALIZED VIEW moods SET (fillfactor = 70);

-- expect: function public.twice(integer)
CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE plpgsql STRICT SET search_path = pg_catalog, public AS $$ BEGIN RETURN 2 * a; END $$;

-- expect: function public.add(integer, integer, integer)
CREATE FUNCTION add(a integer, b integer, c integer) RETURNS integer LANGUAGE sql AS 'SELECT a + b + c';

-- expect: function public.add(integer, integer) [body]
CREATE OR REPLACE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT b + a';

-- expect: function public.add(integer, integer) [security definer]
ALTER FUNCTION add SECURITY DEFINER;

-- expect: function public.add(integer, integer) [returns]
DROP FUNCTION add;
CREATE FUNCTION add(a integer, b integer DEFAULT 1) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
COMMENT ON FUNCTION add IS 'a and b';
REVOKE EXECUTE ON FUNCTION add FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add TO app;
ALTER FUNCTION add OWNER TO clerk;

-- expect: function public.add(integer, integer) [arguments]
CREATE OR REPLACE FUNCTION add(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';

-- expect: function public.add(integer, integer) [arguments]
CREATE OR REPLACE FUNCTION add(a integer DEFAULT 3, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';

-- expect: function public.tidy() [grants to public]
REVOKE EXECUTE ON PROCEDURE tidy() FROM PUBLIC;

-- expect: function public.tidy() [comment]
COMMENT ON PROCEDURE tidy() IS 'every night';

-- expect: aggregate public.longest(text)
CREATE AGGREGATE longest(text) (sfunc = text_larger, stype = text);

-- expect: aggregate public.product(numeric) [initcond]
CREATE OR REPLACE AGGREGATE product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '2');

-- expect: trigger public.posts.posts_note
CREATE TRIGGER posts_note AFTER INSERT OR UPDATE OF title ON posts FOR EACH ROW WHEN (NEW.title <> '') EXECUTE FUNCTION note();

-- expect: trigger public.users.users_note [enabled]
ALTER TABLE users DISABLE TRIGGER users_note;

-- expect: trigger public.users.users_note [definition]
DROP TRIGGER users_note ON users;
CREATE TRIGGER users_note BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();

-- expect: rule public.posts.posts_keep
CREATE RULE posts_keep AS ON DELETE TO posts DO INSTEAD NOTHING;

-- expect: rule audit.log.log_keep [enabled]
ALTER TABLE audit.log DISABLE RULE log_keep;

-- expect: policy public.posts.others
CREATE POLICY others ON posts AS RESTRICTIVE FOR ALL TO app, postgres USING (author > 1) WITH CHECK (author > 2);

-- expect: policy public.posts.own [using]
ALTER POLICY own ON posts USING (author = 2);

-- expect: policy public.posts.own [to]
ALTER POLICY own ON posts TO PUBLIC;

-- expect: event trigger dropper
CREATE EVENT TRIGGER dropper ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION watch();

-- expect: event trigger watcher [enabled]
ALTER EVENT TRIGGER watcher ENABLE;

-- expect: publication all_changes
CREATE PUBLICATION all_changes FOR ALL TABLES WITH (publish = 'insert');

-- expect: publication changes [tables]
ALTER PUBLICATION changes DROP TABLE posts;

-- expect: publication changes [tables]
-- since: 15
ALTER PUBLICATION changes SET TABLE posts, users (id, email) WHERE (id > 5);

-- expect: publication changes [publish]
ALTER PUBLICATION changes SET (publish = 'insert, delete');

-- expect: publication changes [publish generated columns]
-- since: 18
ALTER PUBLICATION changes SET (publish_generated_columns = stored);

-- expect: publication stored_changes
-- since: 18
CREATE PUBLICATION stored_changes WITH (publish_generated_columns = stored);

-- expect: default privileges public.functions.app
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO postgres;

-- expect: default privileges functions.postgres
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- expect: default privileges audit.tables.postgres [grants to app]
ALTER DEFAULT PRIVILEGES IN SCHEMA audit GRANT INSERT ON TABLES TO app;
