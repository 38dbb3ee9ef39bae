#!/bin/bash
# What migrations cost on a server, as medians of runs that take turns on new databases of one server:
#   lockstep migrate, against a bare loop of one message a file, psql -f a file, and drizzle-orm's migrator
# and what a server of its own costs: `lockstep verify` cold (initdb), warm, and with one new migration on top of a base,
# beside the number of migrations that the base has, and beside the size of what they build.
# Runs with LOCKSTEP, BARE_LOOP, WITH_SERVER and LOCKSTEP_NODE_MODULES set, as ci/bench does.
set -euo pipefail
if [ -z "${SUPERUSER-}" ]; then exec "$WITH_SERVER" bash "$0"; fi
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
runs=${RUNS:-5}
export PACKAGES=$LOCKSTEP_NODE_MODULES
migrator=$(dirname "$(realpath "$0")")/../pg/drizzle_migrate.mjs
. "$(dirname "$(realpath "$0")")/../pg/common.sh"

# migrations COUNT TABLES: a Drizzle folder of so many that make so many tables, each with a column that is added, an index
# and a foreign key. The last migration makes one table.
migrations() {
  local folder=$here/$1-$2 number entries=()
  mkdir -p "$folder/drizzle/meta"
  echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >"$folder/drizzle.config.ts"
  for ((number = 0; number < $1; ++number)); do
    local tag first=$((number * ($2 - 1) / ($1 - 1))) end=$(((number + 1) * ($2 - 1) / ($1 - 1)))
    if ((number == $1 - 1)); then end=$2; fi
    tag=$(printf '%04d_step' "$number")
    entries+=("{\"idx\":$number,\"version\":\"7\",\"when\":$((1700000000000 + number * 60000)),\"tag\":\"$tag\",\"breakpoints\":true}")
    for ((table = first; table < end; ++table)); do
      if ((table > first)); then echo '--> statement-breakpoint'; fi
      cat <<SQL
CREATE TABLE "table_$table" ("id" serial PRIMARY KEY, "name" text NOT NULL, "parent" integer);--> statement-breakpoint
ALTER TABLE "table_$table" ADD COLUMN "made" timestamp DEFAULT now();--> statement-breakpoint
CREATE INDEX "table_${table}_name_idx" ON "table_$table" ("name");--> statement-breakpoint
ALTER TABLE "table_$table" ADD CONSTRAINT "table_${table}_parent_fk" FOREIGN KEY ("parent") REFERENCES "table_$((table / 2))" ("id");
SQL
    done >"$folder/drizzle/$tag.sql"
  done
  (IFS=,; printf '{"version":"7","dialect":"postgresql","entries":[%s]}' "${entries[*]}") >"$folder/drizzle/meta/_journal.json"
}

milliseconds() { # COMMAND...
  local start
  start=$(date +%s%N)
  "$@" >/dev/null 2>"$here/errors" || { cat "$here/errors" >&2; exit 1; }
  echo $((($(date +%s%N) - start) / 1000))
}
median() { sort -n | awk '{ all[NR] = $1 } END { printf "%.1f", all[int((NR + 1) / 2)] / 1000 }'; }

made=0
new_database() { made=$((made + 1)); database "bench_$made"; }
psql_each() { for file in drizzle/*.sql; do psql -Xq -v ON_ERROR_STOP=1 -1 -f "$file"; done; }

printf '%-16s %10s %12s %10s %12s %8s\n' migrations lockstep 'bare loop' 'psql -f' drizzle-orm 'ratio'
for count in 35 100 300; do
  migrations "$count" "$count"
  cd "$here/$count-$count"
  for ((run = 0; run < runs; ++run)); do
    new_database; milliseconds "$LOCKSTEP" migrate >>"$here/$count.lockstep"
    new_database; milliseconds "$BARE_LOOP" drizzle/*.sql >>"$here/$count.bare"
    new_database; milliseconds node "$migrator" drizzle-orm "$PWD/drizzle" >>"$here/$count.drizzle"
    if ((run < 2)); then new_database; milliseconds psql_each >>"$here/$count.psql"; fi
  done
  lockstep=$(median <"$here/$count.lockstep") bare=$(median <"$here/$count.bare")
  printf '%-16s %7s ms %9s ms %7s ms %9s ms %7sx\n' "$count" "$lockstep" "$bare" "$(median <"$here/$count.psql")" \
    "$(median <"$here/$count.drizzle")" "$(awk "BEGIN { printf \"%.2f\", $lockstep / $bare }")"
done

printf '\n%-40s %10s\n' 'lockstep verify, whole process' ms
cd "$here/35-35"
git init -q . && git add . && git -c user.name=Ada -c user.email=ada@example.com commit -qm "Thirty-five migrations"
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE DATABASE_URL
for how in --no-cache --staged; do
  for ((run = 0; run < runs; ++run)); do milliseconds "$LOCKSTEP" verify $how >>"$here/verify$how"; done
  printf '%-40s %10s\n' "35 migrations, $([ $how = --staged ] && echo warm || echo cold)" "$(median <"$here/verify$how")"
done

# A pull request of one migration: the base is kept from the run before, with its rows.
as_one_new() { # FOLDER
  cd "$here/$1"
  rm -rf .git
  git init -qb main .
  cp drizzle/meta/_journal.json "$here/whole.json"
  jq 'del(.entries[-1])' "$here/whole.json" >drizzle/meta/_journal.json
  git add . && git reset -q "$(find drizzle -name '*.sql' | sort | tail -n 1)"
  git -c user.name=Ada -c user.email=ada@example.com commit -qm "What is on the base"
  git switch -qc work
  cp "$here/whole.json" drizzle/meta/_journal.json
  git add .
}
for count in 35 100; do migrations "$count" 300; done
upgrades=(35-35 100-100 300-300 35-300 100-300)
for folder in "${upgrades[@]}"; do as_one_new "$folder"; done
for ((run = 0; run <= runs; ++run)); do
  for folder in "${upgrades[@]}"; do
    cd "$here/$folder"
    for how in --staged --upgrade-only '--upgrade-only --rows 0'; do
      # shellcheck disable=SC2086  # words
      milliseconds "$LOCKSTEP" verify --base main $how >>"$here/new_$folder$how"
    done
  done
done
printf '\n%-40s %14s %14s %14s\n' 'one new migration on top of' 'and from zero' --upgrade-only '… --rows 0'
tell_upgrades() { # FOLDER…
  for folder in "$@"; do
    printf '%-40s' "$((${folder%-*} - 1)) migrations, $((${folder#*-} - 1)) tables"
    for how in --staged --upgrade-only '--upgrade-only --rows 0'; do
      printf ' %11s ms' "$(tail -n +2 "$here/new_$folder$how" | median)"
    done
    echo
  done
}
tell_upgrades 35-300 100-300 300-300
echo
tell_upgrades 35-35 100-100 300-300
