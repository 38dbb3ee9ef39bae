# An amended commit is judged by what the branch does as a whole.
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep hooks install
put edited
put generated
git add .
expect 0 git commit -m "Show last activity"

# A later edit of the same column, whose migration is in the commit that is amended: it must be generated anew.
sed -i 's/"last_activity_at", {/& precision: 3,/' "$chat_sessions"
expect 1 git commit --amend --no-edit -a
says '[snapshot-mismatch]'
sed -i '/"name": "last_activity_at"/{n;s/timestamp with/timestamp (3) with/}' drizzle/meta/0010_snapshot.json
sed -i 's/timestamp with/timestamp (3) with/' drizzle/0010_add_last_activity.sql
expect 0 git commit --amend --no-edit -a
expect 0 git commit --amend -m "Show when a session was last used"

# Taking the migration out again leaves the schema edit alone.
git rm -q drizzle/0010_add_last_activity.sql drizzle/meta/0010_snapshot.json
git checkout -q main -- drizzle/meta/_journal.json
expect 1 git commit --amend --no-edit
says '[schema-without-migration]'
says 'commit stopped'
git cat-file -e HEAD:drizzle/0010_add_last_activity.sql || fail "the amended commit was made"
