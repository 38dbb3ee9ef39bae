# A migration goes to the server in one message where nothing differs but the time: what fails in it is told at its place,
# nothing of it stays, and what it sets does not reach the next one.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/drizzle/meta"
cd "$scratch/app"
echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >drizzle.config.ts
entries=()
# entry TAG: with the SQL that is read.
entry() {
  entries+=("{\"idx\":${#entries[@]},\"version\":\"7\",\"when\":$((1700000000000 + ${#entries[@]})),\"tag\":\"$1\",\"breakpoints\":true}")
  cat >"drizzle/$1.sql"
  (IFS=,; printf '{"version":"7","dialect":"postgresql","entries":[%s]}' "${entries[*]}") >drizzle/meta/_journal.json
}
# again TAG: the same in the place of the last one.
again() { unset 'entries[-1]'; entry "$@"; }
recorded() { sql -c 'SELECT count(*) FROM drizzle.__drizzle_migrations'; }
table() { sql -c "SELECT coalesce(to_regclass('$1')::text, 'none')"; }

# No ';' before a mark, a remark without an end of line, and settings that end with the migration.
database settings
entry 0000_first <<'SQL'
CREATE TABLE first (id int PRIMARY KEY, word text)--> statement-breakpoint
SET search_path = pg_catalog; -- what follows is in another schema--> statement-breakpoint
CREATE TABLE public.other (id int PRIMARY KEY)
SQL
entry 0001_second <<'SQL'
CREATE TABLE second (id int PRIMARY KEY REFERENCES first DEFERRABLE INITIALLY DEFERRED);--> statement-breakpoint
INSERT INTO first VALUES (1, 'one'); -- remark
SQL
expect 0 lockstep migrate
[ "$(recorded)" = 2 ] || fail "not all are recorded"
[ "$(table public.second)" = second ] || fail "the setting of one migration reached the next"

# A role ends with its migration too.
as_superuser psql -Xqc 'CREATE ROLE lesser; GRANT lesser TO lockstep_owner; GRANT USAGE ON SCHEMA drizzle TO lesser' \
  -c 'GRANT ALL ON drizzle.__drizzle_migrations, drizzle.__drizzle_migrations_id_seq TO lesser'
entry 0002_role <<<'SET ROLE lesser;'
entry 0003_owner <<<'CREATE TABLE owned (id int);'
expect 0 lockstep migrate
[ "$(sql -c "SELECT tableowner FROM pg_tables WHERE tablename = 'owned'")" = lockstep_owner ] || fail "it has another owner"
sql -c "DROP TABLE owned; DELETE FROM drizzle.__drizzle_migrations WHERE id > 2; SELECT setval('drizzle.__drizzle_migrations_id_seq', 2)" >/dev/null
unset 'entries[-1]' 'entries[-1]'

# What fails is told where it stands, also where characters are longer than a byte, and where only its number is known.
entry 0002_fails <<'SQL'
CREATE TABLE kept (id int);--> statement-breakpoint
INSERT INTO first VALUES (2, 'Größe'); SELECT 'é', 1 / 0;
SQL
expect 1 lockstep migrate
says 'drizzle/0002_fails.sql:2:42: error: division by zero (22012)'
says 'nothing of it was applied'
again 0002_fails <<'SQL'
CREATE TABLE kept (id int);--> statement-breakpoint
INSERT INTO first VALUES (2, 'Größe'); SELECT 'é', nothing FROM first;
SQL
expect 1 lockstep migrate
says 'drizzle/0002_fails.sql:2:55: error: column "nothing" does not exist (42703)'
[ "$(table kept)" = none ] || fail "a part was applied"

# At COMMIT no statement is to blame.
again 0002_fails <<'SQL'
CREATE TABLE kept (id int);--> statement-breakpoint
INSERT INTO second VALUES (7);
SQL
expect 1 lockstep migrate
says '0002_fails.sql'
says '(23503)'
says 'nothing of it was applied'
[ "$(table kept)" = none ] || fail "a part was applied"

# The ledger refuses the row: then nothing of the migration is there.
again 0002_fails <<<'CREATE TABLE kept (id int);'
sql -c 'ALTER TABLE drizzle.__drizzle_migrations ADD CONSTRAINT two CHECK (id <= 2)'
expect 1 lockstep migrate
says '(23514)'
[ "$(table kept)" = none ] || fail "a migration is applied, and not recorded"
sql -c 'ALTER TABLE drizzle.__drizzle_migrations DROP CONSTRAINT two'

# The time of a statement is its own, not that of all.
again 0002_slow <<'SQL'
SELECT pg_sleep(0.4);--> statement-breakpoint
SELECT pg_sleep(0.4); SELECT pg_sleep(0.4);
SQL
expect 0 lockstep migrate --statement-timeout 900ms
says '1 migration applied'

# What does not end in its message is as wrong as when it is sent by itself.
entry 0003_open <<'SQL'
CREATE TABLE kept (id int); /* no end --> statement-breakpoint
*/ CREATE TABLE other_end (id int);
SQL
expect 1 lockstep migrate
says 'unterminated /* comment at or near "/* no end "'
[ "$(table other_end)" = none ] || fail "two halves were put together"
