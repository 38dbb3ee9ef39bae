# `migrate` is killed at random moments, and run again: never a row of the ledger without its effects, never an effect
# twice, also of a migration that runs outside of transactions.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE effects (number int);' >migrations/0001_effects.sql
for ((number = 2; number <= 12; ++number)); do
  cat >"migrations/$(printf %04d "$number")_step.sql" <<SQL
CREATE TABLE t_$number (id int);
INSERT INTO effects VALUES ($number);
SELECT pg_sleep(0.01);
SQL
done
cat >migrations/0007_outside.sql <<'SQL'
INSERT INTO effects VALUES (7);
CREATE INDEX CONCURRENTLY effects_number_idx ON effects (number);
SELECT pg_sleep(0.01);
CREATE TABLE t_7 (id int);
SQL
rm migrations/0007_step.sql

RANDOM=${SEED:-7}
for ((round = 1; round <= ${ROUNDS:-15}; ++round)); do
  database "round_$round"
  for ((attempt = 1; attempt <= 4; ++attempt)); do
    "$program" migrate >/dev/null 2>&1 &
    sleep "0.0$((RANDOM % 90 + 10))"
    # One process: lockstep has replaced itself by lockstep-pg.
    kill -KILL $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    if [ -n "$(sql -c "SELECT to_regclass('effects')")" ]; then
      [ "$(sql -c 'SELECT count(*) FROM (SELECT number FROM effects GROUP BY number HAVING count(*) > 1) AS twice')" = 0 ] ||
        fail "round $round: an effect twice"
      missing=$(sql -c "SELECT count(*) FROM lockstep.migrations AS m WHERE m.name <> '0001_effects' AND NOT EXISTS
        (SELECT 1 FROM effects WHERE number = left(m.name, 4)::int)")
      [ "$missing" = 0 ] || fail "round $round: $missing rows of the ledger without their effects"
    fi
  done
  expect 0 lockstep migrate
  [ "$(sql -c 'SELECT count(*), count(DISTINCT number) FROM effects')" = "11|11" ] || fail "round $round: not all once"
  expect 0 lockstep status --exit-code
done
