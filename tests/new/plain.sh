# shellcheck shell=bash
# Plain SQL: an empty file in the way of those that are there.
. "$(dirname "$0")/common.sh"

# next FILE TEXT WANTED...: the files that `new add_age` makes after FILE.
next() {
  local last=$1 text=$2
  shift 2
  rm -rf "$scratch/r" && git init -q "$scratch/r" && cd "$scratch/r"
  mkdir -p "db/migrations/$(dirname "$last")"
  printf '%s' "$text" >"db/migrations/$last"
  case $last in *up.sql) echo 'DROP TABLE t;' >"db/migrations/${last%up.sql}down.sql" ;; esac
  echo '{ "projects": [{ "root": ".", "migrations": "db/migrations" }] }' >lockstep.json
  git add . && git commit -qm first
  expect 0 lockstep new 'add age' --no-input --no-verify --allow-findings
  local wanted
  for wanted in "$@"; do
    # shellcheck disable=SC2086  # a pattern
    [ -n "$(git diff --cached --name-only -- $wanted)" ] || fail "there is no $wanted: $(git diff --cached --name-only)"
  done
}
table='CREATE TABLE t (id bigint PRIMARY KEY);'
next 0009_first.sql "$table" db/migrations/0010_add_age.sql
next 20200101000000_first.sql "$table" 'db/migrations/20????????????_add_age.sql'
next 0001_first.up.sql "$table" db/migrations/0002_add_age.up.sql db/migrations/0002_add_age.down.sql
next V9__first.sql "$table" db/migrations/V10__add_age.sql
next 2020-01-01-000000_first/up.sql "$table" 'db/migrations/20*_add_age/up.sql' 'db/migrations/20*_add_age/down.sql'
next 00001_first.sql "-- +goose Up
$table
-- +goose Down
DROP TABLE t;
" db/migrations/00002_add_age.sql
[ "$(head -n 1 db/migrations/00002_add_age.sql)" = '-- +goose Up' ] || fail "no marks"

# An enum without schema sources: its new values are said.
next 0001_first.sql "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (id bigint PRIMARY KEY, m mood DEFAULT 'ok');"
expect 2 lockstep new only_ok --no-input --enum mood=ok
says '--becomes sad=ok'
expect 0 lockstep new only_ok --no-input --enum mood=ok --becomes sad=ok
says "UPDATE t SET m = 'ok' WHERE m::text IN ('sad')"
does_not_say enum-recreate
says 'upgrade'

# A rewrite is taken, and what is left with an error is not staged unless that is said.
git commit -qm only_ok
printf '#!/bin/sh\ncat >"$1" <<SQL\nDROP TABLE gone;\nDROP TABLE IF EXISTS t;\nSQL\n' >"$scratch/bin/editor"
chmod +x "$scratch/bin/editor"
remember
EDITOR=editor expect 1 lockstep new drop --no-input --edit --no-verify
says '+DROP TABLE IF EXISTS gone;'
says 'rewritten: 1 finding'
says '--allow-findings makes it all the same'
is_as_before
EDITOR=editor expect 0 lockstep new drop --no-input --edit --no-verify --allow-findings --no-stage
[ "$(git status --porcelain)" = '?? db/migrations/0004_drop.sql' ] || fail "$(git status --porcelain)"
