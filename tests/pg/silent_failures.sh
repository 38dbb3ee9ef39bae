# What Drizzle passes over without a word, beside what lockstep does: a late `when`, a file that no entry names, an edited
# file, a value of an enum that is used in the run that adds it.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }

folder=$scratch/app/drizzle
drizzle() { node "$here/../pg/drizzle_migrate.mjs" drizzle-orm "$folder"; }
mkdir -p "$folder/meta"
cd "$scratch/app"
echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >drizzle.config.ts
entries=()
# entry TAG WHEN SQL
entry() {
  entries+=("{\"idx\":${#entries[@]},\"version\":\"7\",\"when\":$2,\"tag\":\"$1\",\"breakpoints\":true}")
  printf '%s\n' "$3" >"$folder/$1.sql"
  (IFS=,; printf '{"version":"7","dialect":"postgresql","entries":[%s]}' "${entries[*]}") >"$folder/meta/_journal.json"
}
tables() { sql -c "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"; }

database late
entry 0000_a 2000 'CREATE TABLE a (id int);'
drizzle
entry 0001_b 1000 'CREATE TABLE b (id int);'
drizzle
[ "$(tables)" = a ] || fail "drizzle ran the late migration"
expect 1 lockstep status --exit-code
says 'skipped  0001_b: drizzle never runs it'
expect 0 lockstep migrate
says '1 migration applied'
[ "$(tables)" = "a b" ] || fail "lockstep did not run the late migration"
expect 0 lockstep status --exit-code
drizzle
[ "$(sql -c 'SELECT count(*) FROM drizzle.__drizzle_migrations')" = 2 ] || fail "drizzle ran it again"

# An edited file.
echo 'CREATE TABLE a (id bigint);' >"$folder/0000_a.sql"
drizzle
expect 1 lockstep status --exit-code
says 'edited   0000_a: what ran is not what the file says now'
printf 'CREATE TABLE a (id int);\r\n' >"$folder/0000_a.sql"
expect 0 lockstep status --exit-code

# An orphan is told by check; neither runs it.
echo 'CREATE TABLE orphan (id int);' >"$folder/0002_orphan.sql"
drizzle
expect 0 lockstep migrate
[ "$(tables)" = "a b" ] || fail "an orphan was run"
rm "$folder/0002_orphan.sql"

# A value that is added and used in one run: drizzle fails, lockstep goes on.
entry 0002_mood 3000 "CREATE TYPE mood AS ENUM ('ok');"
entry 0003_sad 4000 "ALTER TYPE mood ADD VALUE 'sad';"
entry 0004_use 5000 "CREATE TABLE m (v mood DEFAULT 'sad');"
database enum
sql -c "CREATE TYPE mood AS ENUM ('ok')"
sql -c "DROP TYPE mood"
expect 0 lockstep migrate --to 0002_mood
expect 1 drizzle
says 'unsafe use of new value'
expect 0 lockstep migrate
says '2 migrations applied'
drizzle

# A ledger that a baseline began: drizzle takes all before it as applied.
sql -c 'CREATE TABLE kept AS SELECT * FROM drizzle.__drizzle_migrations; DELETE FROM drizzle.__drizzle_migrations' \
  -c "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('baseline', 5000)"
expect 2 lockstep migrate
says 'the ledger begins after 0003_sad'
says 'INSERT INTO "drizzle"."__drizzle_migrations" ("hash", "created_at") VALUES'
says 'lockstep migrate --to 0003_sad'
expect 1 lockstep migrate --to 0003_sad
says 'already exists'
sql -c 'DELETE FROM drizzle.__drizzle_migrations; INSERT INTO drizzle.__drizzle_migrations SELECT * FROM kept; DROP TABLE kept'

# Two runs at once: one waits for the other, and nothing is done twice.
entry 0005_slow 6000 "SELECT pg_sleep(1); INSERT INTO m VALUES ('ok');"
lockstep migrate >"$scratch/one" 2>&1 &
expect 0 lockstep migrate
wait $! || fail "the other run failed: $(cat "$scratch/one")"
[ "$(sql -c 'SELECT count(*) FROM m')" = 1 ] || fail "a migration ran twice"
[ "$(sql -c 'SELECT count(*) FROM drizzle.__drizzle_migrations')" = 6 ] || fail "a row too many"
