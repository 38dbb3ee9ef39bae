# --worktree judges the files as they lie there, tracked or not.
. "$(dirname "$0")/common.sh"

make_chat
put edited
expect 1 lockstep check --worktree
says '[schema-without-migration]'

put generated
expect 0 lockstep check --worktree
says_nothing

# What git ignores will not be committed.
echo drizzle/0010_add_last_activity.sql >.git/info/exclude
expect 1 lockstep check --worktree
says '[journal-missing-file]'
does_not_say '[schema-without-migration]'

cd src/db
expect 1 lockstep check --worktree
says 'drizzle/meta/_journal.json:75:'

expect 2 lockstep check --worktree --staged
says 'exclude each other'
