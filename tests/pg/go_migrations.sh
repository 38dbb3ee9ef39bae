# Migrations in Go are never passed over in silence: what runs SQL alone ends in 2, verify says what it left out.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
printf -- '-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;\n' >migrations/00001_a.sql
echo 'package migrations' >migrations/00002_fill.go
printf -- '-- +goose Up\nCREATE TABLE b (id int);\n-- +goose Down\nDROP TABLE b;\n' >migrations/00003_b.sql
for command in 'migrate' 'migrate --dry-run' 'status'; do
  # shellcheck disable=SC2086  # words
  expect 2 lockstep $command
  says '00002_fill.go is written in Go: only the program'
done
[ "$(sql -c "SELECT to_regclass('a') IS NULL")" = t ] || fail 'something was applied'

git init -q .
git add .
git commit -qm "goose"
expect 0 lockstep verify
says 'lockstep: 00002_fill.go is written in Go: left out'
says '2 migrations'

echo 'package migrations' >migrations/00004_more.go
expect 2 lockstep migrate
says '00002_fill.go and 1 more are written in Go'
