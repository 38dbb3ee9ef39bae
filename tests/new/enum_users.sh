# shellcheck shell=bash
# Everything that can use an enum, on a real server and over rows: PostgreSQL takes what the wizard writes.
. "$(dirname "$0")/common.sh"
git init -q "$scratch/r"
cd "$scratch/r"
mkdir -p db/migrations
cat >db/migrations/0001_first.sql <<'SQL'
CREATE SCHEMA app;
CREATE TYPE app."Mood" AS ENUM ('sad', 'ok', 'it''s fine');
CREATE DOMAIN app.known AS app."Mood" DEFAULT 'ok' NOT NULL CHECK (VALUE <> 'it''s fine');
CREATE TYPE app.pair AS (feels app."Mood", since date);
CREATE TABLE app."User" (
  id bigint PRIMARY KEY,
  "order" app."Mood" NOT NULL DEFAULT 'ok',
  before app."Mood"[] DEFAULT '{ok,"sad"}',
  kept app.known,
  fine boolean GENERATED ALWAYS AS ("order" = 'ok') STORED,
  CHECK ("order" <> 'it''s fine' OR id > 0)
);
CREATE INDEX ON app."User" (id DESC) INCLUDE ("order") WHERE "order" = 'ok';
CREATE UNIQUE INDEX fine_first ON app."User" (fine, id);
CREATE INDEX ordered ON app."User" ("order");
CREATE TABLE app.days (
  day date, mood app."Mood" CHECK (mood <> 'it''s fine'), who bigint REFERENCES app."User" DEFERRABLE INITIALLY DEFERRED
) PARTITION BY RANGE (day);
CREATE TABLE app.days_old PARTITION OF app.days FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE app.days_new PARTITION OF app.days DEFAULT;
SQL
cat >db/migrations/0002_second.sql <<'SQL'
CREATE FUNCTION app.is_ok(mood app."Mood") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1::text = 'ok' $$;
CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
REVOKE ALL ON FUNCTION app.is_ok(app."Mood") FROM public;
CREATE VIEW app.fine AS SELECT id, "order" FROM app."User" WHERE app.is_ok("order");
CREATE VIEW app.finest AS SELECT id FROM app.fine WHERE id > 10;
COMMENT ON VIEW app.finest IS 'the finest';
CREATE MATERIALIZED VIEW app.counted AS SELECT "order", count(*) AS many FROM app."User" GROUP BY 1;
CREATE UNIQUE INDEX counted_order ON app.counted ("order");
CREATE TRIGGER noted BEFORE UPDATE OF "order" ON app."User" FOR EACH ROW WHEN (NEW."order" = 'ok')
  EXECUTE FUNCTION app.note();
ALTER TABLE app."User" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON app."User" FOR SELECT USING ("order" = 'ok');
SQL
git add .
git commit -qm first

# A value goes, others change places.
expect 0 lockstep new drop_sad --no-input --enum "app.Mood=it's fine,ok" --becomes sad=ok
does_not_say enum-recreate
does_not_say '-- here'
says 'upgrade'
git commit -qm "Nobody is sad"

# What has become of everything: the same as if the type had been so from the beginning.
expect 0 lockstep verify --base HEAD -- sh -c 'pg_dump --schema-only --no-owner -n app >dump.sql'
grep -q "'it''s fine',$" dump.sql || fail "the values"
for object in 'DOMAIN app.known' 'TYPE app.pair' 'fine boolean GENERATED' 'INDEX fine_first' 'VIEW app.finest' \
  "COMMENT ON VIEW app.finest IS 'the finest'" 'VIEW app.counted' 'INDEX counted_order' 'TRIGGER noted' 'POLICY own' \
  'REVOKE ALL ON FUNCTION app.is_ok' days_mood_check 'WHERE ("order" = '; do
  grep -qF "$object" dump.sql || fail "it is gone: $object"
done
! grep -q '_old"\?$\|Mood_old\|known_old' dump.sql || fail "something is left of the old type"
