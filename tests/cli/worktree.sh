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
says '[schema-without-migration]'
says '[journal-missing-file]'

cd src/db
expect 1 lockstep check --worktree
says 'src/db/schema/chat-sessions.ts:12:'

expect 2 lockstep check --worktree --staged
says 'exclude each other'
