# A run that is stopped: what runs is cancelled, nothing of it stays, and that is said. Killed, the server does not go on
# to record what nobody waits for.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE first (id int);' >migrations/0001_first.sql
echo 'CREATE TABLE slow (id int); SELECT pg_sleep(2);' >migrations/0002_slow.sql

running() { sql -c "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"; }
# stopped_by SIGNAL: runs migrate, sends the signal while it sleeps in the server; its status is in $status.
stopped_by() {
  # In the background of a script SIGINT is ignored.
  env --default-signal=INT "$program" migrate >"$scratch/said" 2>&1 &
  for ((wait = 0; wait < 100; ++wait)); do
    [ "$(running)" = 0 ] || break
    sleep 0.05
  done
  kill "-$1" $!
  status=0
  wait $! 2>/dev/null || status=$?
  output=$(cat "$scratch/said")
}
nothing_of_slow() {
  [ "$(sql -c "SELECT coalesce(to_regclass('slow')::text, 'none')")" = none ] || fail "its table is there"
  [ "$(sql -c 'SELECT count(*) FROM lockstep.migrations')" = 1 ] || fail "it is recorded"
}

stopped_by INT
[ "$status" = 130 ] || fail "ended with $status"
[ "$(running)" = 0 ] || fail "the server goes on"
says 'stopped by a signal; of 0002_slow: nothing of it was applied'
nothing_of_slow

stopped_by TERM
[ "$status" = 143 ] || fail "ended with $status"
nothing_of_slow

stopped_by KILL
for ((wait = 0; wait < 100; ++wait)); do
  [ "$(running)" != 0 ] || break
  sleep 0.05
done
nothing_of_slow

# Outside of transactions it goes on where it was.
echo 'CREATE INDEX CONCURRENTLY first_id_idx ON first (id); SELECT pg_sleep(2);' >migrations/0002_slow.sql
stopped_by TERM
[ "$status" = 143 ] || fail "ended with $status"
says 'of 0002_slow: what ran before it stays, and the next run goes on from there'
expect 0 lockstep migrate
says '1 migration applied'
