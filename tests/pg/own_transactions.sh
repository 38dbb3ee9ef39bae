# Files with transactions of their own, and DO that commits: whatever message of a run is the last that the server hears,
# no effect comes twice, none of a block without the others, and no row of the ledger without them.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
python=$(python3 -c "import sys; print(sys.executable)") || { echo "skipped: there is no python3"; exit 77; }

mkdir -p "$scratch/app/migrations" "$scratch/proxy"
cd "$scratch/app"
socket=.s.PGSQL.${PGPORT:-5432}
server=$PGHOST/$socket

# cut_at NUMBER: a run that is cut off after that message; false when it needed fewer.
cut_at() {
  local status=0
  "$python" "$here/../pg/cut.py" "$scratch/proxy/$socket" "$server" "$1" &
  proxy=$!
  while [ ! -S "$scratch/proxy/$socket" ]; do sleep 0.01; done
  env -u DATABASE_URL PGHOST="$scratch/proxy" "$program" migrate >"$scratch/cut" 2>&1 || true
  wait $proxy || status=$?
  rm -f "$scratch/proxy/$socket"
  [ $status = 0 ]
}
# The server may still be busy with what it has got.
settle() {
  while [ "$(as_superuser psql -XqAt -c "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")" != 0 ]; do sleep 0.01; done
}
# A database in which nothing has run.
anew() { sql -c 'DROP TABLE IF EXISTS effects, whole; DROP SCHEMA IF EXISTS lockstep CASCADE' 2>/dev/null; }
effects() { sql -c "SELECT coalesce(string_agg(what, ' ' ORDER BY what), '') FROM effects"; }
# The effects, and what the ledger has; nothing where one of them is not there yet.
effects_and_ledger() {
  sql -F / -c "SELECT coalesce(string_agg(what, ' ' ORDER BY what), ''), (SELECT string_agg(name, ' ') FROM lockstep.migrations) FROM effects" 2>/dev/null || true
}

echo 'CREATE TABLE effects (what text);' >migrations/0001_effects.sql
cat >migrations/0002_blocks.sql <<'SQL'
BEGIN;
INSERT INTO effects VALUES ('a1');
INSERT INTO effects VALUES ('a2');
COMMIT;
CREATE INDEX CONCURRENTLY effects_idx ON effects (what);
START TRANSACTION;
INSERT INTO effects VALUES ('undone');
ROLLBACK;
INSERT INTO effects VALUES ('b');
BEGIN ISOLATION LEVEL SERIALIZABLE;
SET search_path = public;
INSERT INTO effects VALUES ('c1');
SAVEPOINT here;
INSERT INTO effects VALUES ('undone');
ROLLBACK TO here;
INSERT INTO effects VALUES ('c2');
COMMIT AND CHAIN;
INSERT INTO effects VALUES ('d');
COMMIT;
SQL
printf 'BEGIN;\nCREATE TABLE whole (id int);\nINSERT INTO effects VALUES ($$e$$);\nCOMMIT;\n' >migrations/0003_whole.sql

# The first messages are of an empty run.
whole='a1 a2 b c1 c2 d e'
for ((at = 12; ; ++at)); do
  anew
  is_cut=1
  cut_at $at || is_cut=0
  settle
  IFS=/ read -r now recorded <<<"$(effects_and_ledger)" || true
  [[ "$whole " == "$now"* ]] || fail "after message $at: $now"
  [[ $now != *a1 && $now != *c1 ]] || fail "after message $at: half a block, $now"
  [[ $recorded != *0002* || $now == *d* ]] || fail "after message $at: 0002_blocks is recorded with $now"
  [[ $recorded != *0003* || $now == *e* ]] || fail "after message $at: 0003_whole is recorded with $now"
  expect 0 lockstep migrate
  [ "$(effects_and_ledger)" = "$whole/0001_effects 0002_blocks 0003_whole" ] || fail "cut after message $at, then: $(effects_and_ledger)"
  [ $is_cut = 1 ] || break
done
[ "$at" -gt 20 ] || fail "the run was over after $at messages"

# What commits by itself runs once. Where it was broken off, people are asked, with what to type.
rm migrations/*
echo 'CREATE TABLE effects (what text);' >migrations/0001_effects.sql
cat >migrations/0002_batches.sql <<'SQL'
CREATE INDEX CONCURRENTLY effects_idx ON effects (what);
DO $$ BEGIN FOR n IN 1..3 LOOP INSERT INTO effects VALUES (n::text); COMMIT; END LOOP; END $$;
INSERT INTO effects VALUES ('end');
SQL
asked=0
for ((at = 12; ; ++at)); do
  anew
  is_cut=1
  cut_at $at || is_cut=0
  settle
  status=0
  output=$("$program" migrate 2>&1) || status=$?
  if [ $status = 2 ]; then
    asked=$((asked + 1))
    says 'statement 2 of 0002_batches commits by itself and was broken off'
    if [ "$(effects)" = '1 2 3' ]; then
      sql -c "$(sed -n 's/.*if it did: \(.*\); if it has to run again.*/\1/p' <<<"$output")"
    else
      sql -c 'DELETE FROM effects'
      sql -c "$(sed -n 's/.*from its start: //p' <<<"$output")"
    fi
    expect 0 lockstep migrate
  elif [ $status != 0 ]; then
    fail "after message $at: status $status"
  fi
  [ "$(effects)" = '1 2 3 end' ] || fail "cut after message $at, then: $(effects)"
  [ $is_cut = 1 ] || break
done
[ $asked -ge 2 ] || fail "nobody was asked ($asked)"

# It fails in the middle.
anew
sed -i 's/INSERT INTO effects VALUES (n::text)/INSERT INTO effects VALUES ((6 \/ (2 - n))::text)/' migrations/0002_batches.sql
expect 1 lockstep migrate
says 'division by zero'
says 'it commits by itself, so part of it may stay'
[ "$(effects)" = 6 ] || fail "what was committed: $(effects)"
expect 2 lockstep migrate
says 'commits by itself and was broken off'
[ "$(effects)" = 6 ] || fail "it ran again: $(effects)"
