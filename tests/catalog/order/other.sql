-- What is not compared: the ledgers of frameworks, and what is temporary.
CREATE SCHEMA drizzle;
CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint);
CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY);
CREATE TEMPORARY TABLE scratch (a integer PRIMARY KEY, b integer CHECK (b > 0));
CREATE TRIGGER scratch_keep BEFORE UPDATE ON scratch FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE POLICY scratch_policy ON scratch USING (true);
CREATE STATISTICS scratch_statistics ON a, b FROM scratch;

CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS E'\r\n  SELECT a * 2\r\n';
-- In one line with a column that is dropped, so that the numbers of columns differ.
CREATE TABLE posts (gone text, id integer NOT NULL GENERATED ALWAYS AS IDENTITY, author integer);
ALTER TABLE posts DROP COLUMN gone;
ALTER TABLE posts ADD COLUMN title character varying(20) DEFAULT 'a';
ALTER TABLE posts ADD CONSTRAINT posts_pkey PRIMARY KEY (id);
-- As PostgreSQL 17.12 stamps columns.
UPDATE pg_attribute SET attoptions = '{pg_attver=1}' WHERE attrelid = 'posts'::regclass AND attname = 'title';
-- As pg_dump writes it.
CREATE TABLE public.seats (
    class character varying(10),
    "row" character varying DEFAULT 'a'::character varying,
    CONSTRAINT class CHECK (((class)::text = ANY ((ARRAY['first'::character varying, 'it''s, [b]'::character varying])::text[]))),
    CONSTRAINT "row" CHECK (((("row")::text <> ALL ((ARRAY['x'::character varying, 'y'::character varying])::text[])) OR ((class)::text = 'first'::text))),
    CONSTRAINT seats_class_check CHECK (((class)::text = ANY ((ARRAY['a'::character varying, class])::text[])))
);
CREATE VIEW public.good_seats AS
 SELECT seats."row"
   FROM public.seats
  WHERE ((seats.class)::text = ANY ((ARRAY['first'::character varying, 'second'::character varying])::text[]));
CREATE INDEX seats_class ON public.seats USING btree (class) WHERE ((class)::text = ANY ((ARRAY['first'::character varying, 'second'::character varying])::text[]));
CREATE POLICY seats_policy ON public.seats USING ((("row")::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])));
GRANT SELECT ON TABLE public.posts TO app;
CREATE VIEW titles AS SELECT p.title FROM public.posts p;
CREATE OR REPLACE VIEW titles AS SELECT title FROM posts;
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'happy';
CREATE SEQUENCE users_id_seq AS integer;
CREATE TABLE users (
  id integer NOT NULL DEFAULT nextval('public.users_id_seq'),
  age integer,
  feeling public.mood,
  limits integer,
  email text
);
ALTER SEQUENCE users_id_seq OWNED BY users.id;
-- The server finds the names users_check and users_age_check taken.
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (true);
ALTER TABLE users ADD CHECK (age > 0);
ALTER TABLE users DROP CONSTRAINT users_age_check;
ALTER TABLE users ADD CHECK (age > limits);
ALTER TABLE users ALTER COLUMN feeling SET DEFAULT 'sad';
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
CREATE UNIQUE INDEX users_email_key ON users (email);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
ALTER TABLE users ADD PRIMARY KEY (id);
ALTER TABLE posts ADD CONSTRAINT posts_author_fkey FOREIGN KEY (author) REFERENCES users (id) NOT VALID;
ALTER TABLE posts VALIDATE CONSTRAINT posts_author_fkey;
CREATE INDEX posts_title_idx ON posts USING btree (title ASC NULLS LAST);
CREATE TABLE events_1 (kind text, at date NOT NULL);
CREATE INDEX named_otherwise ON events_1 (kind);
CREATE TABLE events (at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE INDEX events_kind ON events (kind);
DROP TABLE events_1;
CREATE TABLE events_1 (at date NOT NULL, kind text);
ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
GRANT INSERT, SELECT, UPDATE, DELETE ON users TO app;
GRANT ALL ON users TO app;
REVOKE ALL ON users FROM PUBLIC;
-- The copies of the foreign key are numbered as the partitions come.
CREATE TABLE places (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE places_2 PARTITION OF places FOR VALUES FROM (2) TO (3);
CREATE TABLE visits (place integer REFERENCES places);
CREATE TABLE places_1 PARTITION OF places FOR VALUES FROM (1) TO (2);
CREATE MATERIALIZED VIEW ages AS SELECT age FROM users WITH NO DATA;
