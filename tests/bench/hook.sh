#!/bin/bash
# What a commit waits for. Repositories are made anew; runs with LOCKSTEP and PAIRED_RUNS set, as ci/bench does.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export HOME=$here GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE='2026-01-14T09:30:00Z' GIT_COMMITTER_DATE='2026-01-14T09:30:00Z'
git config --global user.name Ada
git config --global user.email ada@example.com
git config --global init.defaultBranch main
git config --global gc.auto 0
runs=${RUNS:-41}

# files N: N small sources in folders of 50, below packages/.
files() {
  local k
  for ((k = 0; k < $1; k += 50)); do mkdir -p "packages/p$((k / 1000))/src/m$((k / 50 % 20))"; done
  seq 0 $(($1 - 1)) | awk '{
    file = sprintf("packages/p%d/src/m%d/file%d.ts", $1 / 1000, ($1 / 50) % 20, $1)
    printf "export const a%d = %d;\n", $1, $1 > file
    close(file)
  }'
}

# drizzle N: a project of 20 tables with N migrations.
drizzle() {
  mkdir -p db/migrations/meta
  printf '%s\n' "export default { schema: './schema.ts', out: './migrations', dialect: 'postgresql' };" >db/drizzle.config.ts
  {
    echo "import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';"
    seq 1 20 | awk '{
      printf "export const table%d = pgTable(\"table_%d\", {\n", $1, $1
      print "  id: uuid(\"id\").primaryKey().defaultRandom(),\n  name: text(\"name\").notNull(),"
      print "  count: integer(\"count\").notNull().default(0),\n  createdAt: timestamp(\"created_at\").notNull().defaultNow(),"
      printf "}, (t) => [index(\"table_%d_name_idx\").on(t.name)]);\n", $1
    }'
  } >db/schema.ts
  seq 0 $(($1 - 1)) | awk -v last=$(($1 - 1)) '
    BEGIN { print "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[" > "db/migrations/meta/_journal.json" }
    {
      tag = sprintf("%04d_step", $1)
      printf "ALTER TABLE \"table_1\" ADD COLUMN \"c%d\" integer;\n", $1 > ("db/migrations/" tag ".sql")
      close("db/migrations/" tag ".sql")
      snapshot = sprintf("db/migrations/meta/%04d_snapshot.json", $1)
      previous = $1 == 0 ? "00000000-0000-0000-0000-000000000000" : sprintf("00000000-0000-4000-8000-%012d", $1 - 1)
      printf "{\"id\":\"00000000-0000-4000-8000-%012d\",\"prevId\":\"%s\",\"version\":\"7\",\"dialect\":\"postgresql\",\"tables\":{}}\n", $1, previous > snapshot
      close(snapshot)
      printf "{\"idx\":%d,\"version\":\"7\",\"when\":%d,\"tag\":\"%s\",\"breakpoints\":true}%s\n", $1, 1700000000000 + $1 * 1000, tag, $1 == last ? "]}" : "," > "db/migrations/meta/_journal.json"
    }'
}

repository() { # name files migrations
  git init -q "$here/$1" && cd "$here/$1"
  files "$2"
  drizzle "$3"
  git add . && git commit -qm first && git gc -q
}

printf '%-58s %10s %10s %7s\n' '' lockstep 'git diff' ratio
for count in 1000 50000; do
  repository "files$count" "$count" 20
  echo 'export const a = 1;' >>packages/p0/src/m0/file1.ts
  git add . && git diff --quiet
  "$PAIRED_RUNS" "$runs" "nothing relevant staged, $count files" "$LOCKSTEP check --staged" 'git diff --cached --quiet'
done
repository schema 1000 300
sed -i 's/name: text("name").notNull()/name: text("name")/' db/schema.ts
git add . && git diff --quiet
status=0
"$LOCKSTEP" check --staged >/dev/null 2>&1 || status=$?
[ "$status" = 1 ] || { echo "the schema edit is not found: exit status $status" >&2; exit 1; }
"$PAIRED_RUNS" "$runs" 'a schema edit, 300 migrations, 1000 files' "$LOCKSTEP check --staged" 'git diff --cached --quiet'
