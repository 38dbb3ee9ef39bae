# Schema and migration may come in two commits of one branch.
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep hooks install
put edited
put generated

git add drizzle
expect 0 git commit -m "Migration first"
git add src
expect 0 git commit -m "Then the schema"

# The other way round the first commit is stopped; without the hook, the second is not blamed for the first.
git reset -q --soft main
git restore --staged .
git add src
expect 1 git commit -m "Schema first"
says '[schema-without-migration]'
expect 0 git commit --no-verify -m "Schema first"
git add drizzle
expect 0 git commit -m "Then the migration"
[ "$(git rev-list --count main..work)" = 2 ] || fail "not two commits"
