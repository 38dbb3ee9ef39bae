# A merge that git makes by itself is checked by pre-merge-commit.
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep hooks install
put edited
put generated
git add .
expect 0 git commit -m "Show last activity"

# main takes 0010 under another name; only the names of the files tell.
git switch -q main
echo 'ALTER TABLE "users" ADD COLUMN "theme" text;' >drizzle/0010_add_theme.sql
git add .
git commit -q --no-verify -m "Add a theme"
git switch -q work

expect 1 git merge --no-edit main
says '[duplicate-number]'
says 'commit stopped'
[ "$(git rev-list --count --merges HEAD)" = 0 ] || fail "the merge was made"
