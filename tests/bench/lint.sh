#!/bin/bash
# What it takes to judge SQL: lockstep with its history replay, against other linters on the same files.
#   ci/bench lint [FOLDER]    .sql files below FOLDER; a made-up project of 500 migrations without one
# The first table is of whole processes, in turns; then peak memory, and how the time grows with the number of statements.
# Runs with LOCKSTEP, PAIRED_RUNS and LOCKSTEP_NODE_MODULES set, as ci/bench does.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
runs=${RUNS:-9}
bin=$LOCKSTEP_NODE_MODULES/.bin
squawk=$(find "$LOCKSTEP_NODE_MODULES/@squawk-cli" -name squawk -type f | head -n 1)
language_server=$(find "$LOCKSTEP_NODE_MODULES/@postgres-language-server" -name 'postgres-language-server' -type f | head -n 1)

# migrations COUNT FOLDER: numbered files of ten statements, with tables, columns, indexes and foreign keys.
migrations() {
  mkdir -p "$2"
  local number
  for ((number = 1; number <= $1; ++number)); do
    cat >"$2/$(printf %06d "$number")_change.sql" <<SQL
CREATE TABLE table_$number (id bigint PRIMARY KEY, name text NOT NULL, state varchar(20) DEFAULT 'new', made timestamptz DEFAULT now());
CREATE INDEX table_${number}_name_idx ON table_$number (name);
ALTER TABLE table_$number ADD COLUMN owner bigint;
ALTER TABLE table_$number ADD COLUMN note text DEFAULT '';
ALTER TABLE table_$number ALTER COLUMN state TYPE varchar(40);
ALTER TABLE table_$number ADD CONSTRAINT table_${number}_state_check CHECK (state <> '') NOT VALID;
ALTER TABLE table_$number VALIDATE CONSTRAINT table_${number}_state_check;
UPDATE table_$number SET note = 'none' WHERE note = '';
ALTER TABLE table_$((number > 1 ? number - 1 : 1)) ADD COLUMN IF NOT EXISTS later_$number int;
COMMENT ON TABLE table_$number IS 'made by a script';
SQL
  done
}

folder=${1-}
if [ -z "$folder" ]; then
  folder=$here/made
  migrations 500 "$folder"
fi
folder=$(realpath "$folder")
find "$folder" -name '*.sql' -type f -not -path '*/node_modules/*' >"$here/files"
bytes=$(xargs -d '\n' cat <"$here/files" | wc -c)
printf '%s: %s files, %s bytes\n\n' "$folder" "$(wc -l <"$here/files")" "$bytes"

# The others take files, not folders; those that need node are started as npm's users start them.
others() { # what each is called with, as a script: paired_runs knows no shell
  printf '#!/bin/sh\nxargs -d "\\n" -a %s %s >/dev/null 2>&1\nexit 0\n' "$here/files" "$2" >"$here/$1"
  chmod +x "$here/$1"
}
others squawk "$squawk --reporter gcc"
others pgfence "node $bin/pgfence analyze"
others postgres-language-server "$language_server check"

"$LOCKSTEP" lint "$folder" --format gcc --fail-on never >"$here/findings"
printf 'lockstep: %s findings, %s ms\n\n' "$(wc -l <"$here/findings")" \
  "$(TIMEFORMAT=%R; { time "$LOCKSTEP" lint "$folder" --format gcc --fail-on never >/dev/null; } 2>&1 | sed 's/0*\.0*//')"
for other in squawk pgfence postgres-language-server; do
  printf '%-58s %10s %13s %7s\n' '' lockstep "${other:0:13}" ratio
  "$PAIRED_RUNS" "$runs" "judging all files" "$LOCKSTEP lint $folder --format gcc --fail-on never" "$here/$other"
done

peak() { /usr/bin/env time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
if command -v time >/dev/null; then
  printf '\npeak memory: lockstep %s KB, squawk %s KB\n' \
    "$(peak "$LOCKSTEP" lint "$folder" --format gcc --fail-on never)" "$(peak xargs -d '\n' -a "$here/files" "$squawk" --reporter gcc)"
fi

printf '\n%-14s %10s %16s\n' statements ms 'statements/s'
for count in 100 1000 10000; do
  migrations "$count" "$here/grow$count"
  start=$(date +%s%N)
  "$LOCKSTEP" lint "$here/grow$count" --format gcc --fail-on never >/dev/null
  elapsed=$((($(date +%s%N) - start) / 1000))
  printf '%-14s %10s %16s\n' $((count * 10)) $((elapsed / 1000)) $((count * 10 * 1000000 / elapsed))
done
