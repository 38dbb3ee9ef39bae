#!/bin/bash
# What migrations cost on a server, as medians of runs that take turns on new databases of one server:
#   lockstep migrate, against a bare loop of one message a file, psql -f a file, and drizzle-orm's migrator
# and what a server of its own costs: `lockstep verify` cold (initdb), and warm.
# Runs with LOCKSTEP, BARE_LOOP, WITH_SERVER and LOCKSTEP_NODE_MODULES set, as ci/bench does.
set -euo pipefail
if [ -z "${SUPERUSER-}" ]; then exec "$WITH_SERVER" bash "$0"; fi
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
runs=${RUNS:-5}
export PACKAGES=$LOCKSTEP_NODE_MODULES
migrator=$(dirname "$(realpath "$0")")/../pg/drizzle_migrate.mjs
. "$(dirname "$(realpath "$0")")/../pg/common.sh"

# migrations COUNT: a Drizzle folder of so many, each with a table, a column, an index and a foreign key.
migrations() {
  mkdir -p "$here/$1/drizzle/meta"
  echo 'export default { dialect: "postgresql", schema: "schema.ts", out: "drizzle" }' >"$here/$1/drizzle.config.ts"
  local number entries=()
  for ((number = 0; number < $1; ++number)); do
    local tag
    tag=$(printf '%04d_step' "$number")
    entries+=("{\"idx\":$number,\"version\":\"7\",\"when\":$((1700000000000 + number * 60000)),\"tag\":\"$tag\",\"breakpoints\":true}")
    cat >"$here/$1/drizzle/$tag.sql" <<SQL
CREATE TABLE "table_$number" ("id" serial PRIMARY KEY, "name" text NOT NULL, "parent" integer);--> statement-breakpoint
ALTER TABLE "table_$number" ADD COLUMN "made" timestamp DEFAULT now();--> statement-breakpoint
CREATE INDEX "table_${number}_name_idx" ON "table_$number" ("name");--> statement-breakpoint
ALTER TABLE "table_$number" ADD CONSTRAINT "table_${number}_parent_fk" FOREIGN KEY ("parent") REFERENCES "table_$((number / 2))" ("id");
SQL
  done
  (IFS=,; printf '{"version":"7","dialect":"postgresql","entries":[%s]}' "${entries[*]}") >"$here/$1/drizzle/meta/_journal.json"
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
  migrations "$count"
  cd "$here/$count"
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
cd "$here/35"
git init -q . && git add . && git -c user.name=Ada -c user.email=ada@example.com commit -qm "Thirty-five migrations"
unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE DATABASE_URL
for how in --no-cache --staged; do
  for ((run = 0; run < runs; ++run)); do milliseconds "$LOCKSTEP" verify $how >>"$here/verify$how"; done
  printf '%-40s %10s\n' "35 migrations, $([ $how = --staged ] && echo warm || echo cold)" "$(median <"$here/verify$how")"
done

# A pull request of one migration: the base is kept from the run before, with its rows.
as_one_new() { # COUNT
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
printf '\n%-40s %14s %14s %14s\n' 'one new migration on top of' 'and from zero' --upgrade-only '… --rows 0'
for count in 35 100 300; do
  as_one_new "$count"
  for how in --staged --upgrade-only '--upgrade-only --rows 0'; do
    # shellcheck disable=SC2086  # words
    for ((run = 0; run <= runs; ++run)); do milliseconds "$LOCKSTEP" verify --base main $how >>"$here/new_$count$how"; done
  done
  printf '%-40s' "$((count - 1))"
  for how in --staged --upgrade-only '--upgrade-only --rows 0'; do
    printf ' %11s ms' "$(tail -n +2 "$here/new_$count$how" | median)"
  done
  echo
done
