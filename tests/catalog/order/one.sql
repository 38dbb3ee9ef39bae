CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE users (
  id serial PRIMARY KEY,
  age integer CHECK (age > 0),
  feeling mood DEFAULT 'sad',
  limits integer CHECK (age > limits),
  email text NOT NULL UNIQUE
);
CREATE TABLE posts (
  id integer GENERATED ALWAYS AS IDENTITY,
  author integer REFERENCES users,
  title varchar(20) DEFAULT 'a',
  PRIMARY KEY (id)
);
CREATE INDEX ON posts (title);
CREATE VIEW titles AS SELECT title FROM posts;
CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql AS E'\n  SELECT a * 2\n';
CREATE TABLE events (at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE INDEX events_kind ON events (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE places (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE visits (place integer REFERENCES places);
CREATE TABLE places_1 PARTITION OF places FOR VALUES FROM (1) TO (2);
CREATE TABLE places_2 PARTITION OF places FOR VALUES FROM (2) TO (3);
CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;
CREATE TABLE seats (
  class varchar(10) CONSTRAINT class CHECK (class IN ('first', 'it''s, [b]')),
  row varchar DEFAULT 'a' CONSTRAINT row CHECK (row NOT IN ('x', 'y') OR class = 'first'),
  CHECK (class = ANY (ARRAY['a', class]))
);
CREATE INDEX seats_class ON seats (class) WHERE class IN ('first', 'second');
CREATE VIEW good_seats AS SELECT row FROM seats WHERE class IN ('first', 'second');
CREATE POLICY seats_policy ON seats USING (row IN ('a', 'b'));
GRANT SELECT ON posts TO app;
GRANT ALL ON users TO app;
