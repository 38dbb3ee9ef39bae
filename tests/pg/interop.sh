# drizzle-orm and lockstep take turns on one database: whoever applies the first k of n migrations, the other applies the
# rest, with the same catalog and the same ledger, and finds nothing left to do.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }

drizzle() { node "$here/../pg/drizzle_migrate.mjs" drizzle-orm "$folder" "$@"; }
# A folder of a user's own may be given.
if [ $# -gt 1 ]; then
  mkdir -p "$scratch/own"
  cp -r "$2" "$scratch/own/drizzle"
  cd "$scratch/own"
  echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >drizzle.config.ts
else
  make_chat
  put edited
  put generated
fi
folder=$PWD/drizzle
count=$(jq '.entries | length' drizzle/meta/_journal.json)

database reference
drizzle
wanted_catalog=$(catalog)
wanted_ledger=$(ledger)
expect 0 lockstep migrate
says '0 migrations applied'

for ((k = 0; k <= count; ++k)); do
  database "drizzle_first_$k"
  if ((k > 0)); then drizzle "$k"; fi
  expect 0 lockstep migrate
  says "$((count - k)) migration"
  [ "$(catalog)" = "$wanted_catalog" ] || fail "another catalog after drizzle's $k"
  [ "$(ledger)" = "$wanted_ledger" ] || fail "another ledger after drizzle's $k"
  drizzle
  [ "$(ledger)" = "$wanted_ledger" ] || fail "drizzle applied something again"

  database "lockstep_first_$k"
  if ((k > 0)); then
    expect 0 lockstep migrate --to "$(jq -r ".entries[$((k - 1))].tag" drizzle/meta/_journal.json)"
  fi
  drizzle
  [ "$(catalog)" = "$wanted_catalog" ] || fail "another catalog after lockstep's $k"
  [ "$(ledger)" = "$wanted_ledger" ] || fail "another ledger after lockstep's $k"
  expect 0 lockstep status --exit-code
  says "$count of $count migrations applied"
done
