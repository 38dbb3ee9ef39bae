# drizzle-orm and lockstep take turns on one database: whoever applies the first k of n migrations, the other applies the
# rest, with the same catalog and the same ledger, and finds nothing left to do. With the migrators of 0.x and of 1.0.
#
#   interop.sh LOCKSTEP [FOLDER]    FOLDER: a user's own, of 0.x, with every k (ci/interop); else the demo's, with some
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }

drizzle() { node "$here/../pg/drizzle_migrate.mjs" "$orm" "$PWD/drizzle" "$@"; }

# The folder as `drizzle-kit up` of 1.0 leaves it: a folder per migration, named by its time in UTC.
as_folders() {
  local entry tag stamp
  while read -r entry; do
    tag=$(jq -r .tag <<<"$entry")
    stamp=$(date -u -d "@$(jq '.when / 1000 | floor' <<<"$entry")" +%Y%m%d%H%M%S)
    mkdir "drizzle/${stamp}_${tag#*_}"
    mv "drizzle/$tag.sql" "drizzle/${stamp}_${tag#*_}/migration.sql"
  done < <(jq -c '.entries[]' drizzle/meta/_journal.json)
  rm -rf drizzle/meta drizzle/*.sql  # what no entry names is no migration
}

names_in_order() {
  if [ "$orm" = drizzle-orm ]; then
    jq -r '.entries[].tag' drizzle/meta/_journal.json
  else
    find drizzle -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | LC_ALL=C sort
  fi
}

# What a run must end in, whoever did which part of it.
ends_alike() { # who did the first part
  [ "$(catalog)" = "$wanted_catalog" ] || fail "$orm: another catalog after $1's first $k"
  [ "$(ledger)" = "$wanted_ledger" ] || fail "$orm: another ledger after $1's first $k"
}

# Whether drizzle ends like this too where it applied the first k itself, having skipped a late one: that is drizzle's.
skips_by_itself() { # k
  local catalog ledger
  [ "$(ledger)" != "$wanted_ledger" ] || return 1
  catalog=$(catalog) ledger=$(ledger)
  database "${prefix}_alone_$1"
  if (($1 > 0)); then drizzle "$1"; fi
  drizzle
  [ "$(catalog)" = "$catalog" ] && [ "$(ledger)" = "$ledger" ] || return 1
  echo "$orm: after the first $1 a late migration is skipped, whoever applied those: as in drizzle alone"
}

take_turns() { # k
  local k=$1
  database "${prefix}_drizzle_$k"
  if ((k > 0)); then drizzle "$k"; fi
  expect 0 lockstep migrate
  says "$((count - k)) migration"
  ends_alike drizzle
  drizzle
  [ "$(ledger)" = "$wanted_ledger" ] || fail "$orm applied something again"

  database "${prefix}_lockstep_$k"
  if ((k > 0)); then expect 0 lockstep migrate --to "${names[k - 1]}"; fi
  drizzle
  if [ -n "$own" ] && skips_by_itself "$k"; then return; fi
  ends_alike lockstep
  expect 0 lockstep status --exit-code
  says "$count of $count migrations applied"
}

all_turns() {
  mapfile -t names < <(names_in_order)
  count=${#names[@]}
  database "${prefix}_reference"
  if [ -n "$own" ] && ! drizzle >"$scratch/reference" 2>&1; then
    grep -m 1 'error: ' "$scratch/reference" || cat "$scratch/reference"
    echo "$orm: does not apply this folder to an empty database, so there is nothing to compare"
    return
  fi
  [ -n "$own" ] || drizzle
  wanted_catalog=$(catalog)
  wanted_ledger=$(ledger)
  expect 0 lockstep migrate
  says '0 migrations applied'

  local some=(0 1 $((count / 2)) "$count") k
  if [ -n "$own" ]; then mapfile -t some < <(seq 0 "$count"); fi
  for k in "${some[@]}"; do take_turns "$k"; done
  echo "$orm: $count migrations, k = ${some[*]}: same catalog, same ledger, nothing left"
}

own=${2-}
if [ -n "$own" ]; then
  mkdir -p "$scratch/own"
  cp -r "$own" "$scratch/own/drizzle"
  cd "$scratch/own"
  echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >drizzle.config.ts
else
  make_chat
  put edited
  put generated
fi
orm=drizzle-orm prefix=classic
all_turns
as_folders
orm=drizzle-orm-rc prefix=folders
all_turns
