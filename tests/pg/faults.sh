# What goes wrong around a migration: a table that is in use, a statement that takes too long, a connection that is cut, a
# server that is not there yet. Nothing is applied by half, and the next run completes.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo '{ "projects": [ { "layout": "numbered", "migrations": "migrations" } ] }' >lockstep.json
echo 'CREATE TABLE posts (id int);' >migrations/0001_posts.sql
expect 0 lockstep migrate --signal-file "$scratch/done"
[ -f "$scratch/done" ] || fail "no signal file"

# A table in use: it gives way, tries again, and says so.
printf 'CREATE TABLE first (id int);\nALTER TABLE posts ADD COLUMN title text;\n' >migrations/0002_title.sql
sql -c 'BEGIN; SELECT count(*) FROM posts; SELECT pg_sleep(3)' >/dev/null &
reader=$!
sleep 0.3
expect 1 lockstep migrate --lock-timeout 100ms --lock-attempts 1 --signal-file "$scratch/done"
says 'migrations/0002_title.sql:2:1: error: canceling statement due to lock timeout (55P03) [migration-fails]'
says 'another session holds the table'
says 'nothing of it was applied'
[ ! -f "$scratch/done" ] || fail "the signal file of the run before is still there"
[ -z "$(sql -c "SELECT to_regclass('first')")" ] || fail "a part was applied"
expect 0 lockstep migrate --lock-timeout 200ms --lock-attempts 20
says 'a table is in use, trying again'
says '1 migration applied'
wait $reader

# Too long.
echo 'CREATE TABLE second (id int); SELECT pg_sleep(30);' >migrations/0003_slow.sql
expect 1 lockstep migrate --statement-timeout 200ms
says 'migrations/0003_slow.sql:1:31: error: canceling statement due to statement timeout (57014)'
[ -z "$(sql -c "SELECT to_regclass('second')")" ] || fail "a part was applied"

# The connection is cut from the other side.
sed -i 's/30/2/' migrations/0003_slow.sql
"$program" migrate >"$scratch/cut" 2>&1 &
sleep 0.7
as_superuser psql -Xq -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)%' AND pid <> pg_backend_pid()" >/dev/null
status=0
wait $! || status=$?
[ "$status" != 0 ] || fail "a run whose connection was cut says that all is well"
grep -q 'administrator command\|connection' "$scratch/cut" || fail "it does not say why: $(cat "$scratch/cut")"
[ -z "$(sql -c "SELECT to_regclass('second')")" ] || fail "a part was applied"
expect 0 lockstep migrate
says '1 migration applied'

# A file with a COMMIT of its own goes on after it; in one transaction with the others it keeps what ran before it.
rm migrations/*.sql
database goes_on
printf 'CREATE TABLE kept (id int);\nCOMMIT;\nSELECT 1 / 0;\n' >migrations/0001_commits.sql
expect 1 lockstep migrate
says 'what ran before it stays, and the next run goes on from there'
sed -i 's/0/1/' migrations/0001_commits.sql
expect 0 lockstep migrate
sed -i 's|/ 1|/ 0|' migrations/0001_commits.sql
database with_commit
expect 1 lockstep migrate --transactions all
says 'migrations/0001_commits.sql:3:1: error: division by zero (22012) [migration-fails]'
says 'a COMMIT in the file keeps what ran before it, unrecorded'
does_not_say 'nothing of it was applied'
[ -n "$(sql -c "SELECT to_regclass('kept')")" ] || fail "PostgreSQL undid what was committed"

# Nobody there: an error within the time, without the password.
unset PGHOST PGPORT
expect 2 env DATABASE_URL="postgresql://app:s3cret-word@127.0.0.1:1/app" "$program" migrate --wait 1s
does_not_say s3cret-word
expect 2 env DATABASE_URL="postgresql://app:s3cret-word@[/app" "$program" migrate
does_not_say s3cret-word
expect 2 env DATABASE_URL="postgresql://app:s3cret/word@127.0.0.1:1/app" "$program" migrate
does_not_say s3cret
