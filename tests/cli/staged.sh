# What is staged is judged, never the work tree.
. "$(dirname "$0")/common.sh"

make_chat
put edited
expect 0 lockstep check --staged
says_nothing

git add src
expect 1 lockstep check --staged
says 'src/db/schema/chat-sessions.ts:12:'
says 'chat_sessions.last_activity_at'
says '[schema-without-migration]'

# The edit is staged and undone in the work tree.
git show "HEAD:$chat_sessions" >"$chat_sessions"
expect 1 lockstep check --staged
says '[schema-without-migration]'

# The migration lies there, and is not staged; then only intended to be.
put edited
put generated
expect 1 lockstep check
git add --intent-to-add drizzle
expect 1 lockstep check
says '[schema-without-migration]'

git add drizzle
expect 0 lockstep check --staged
says_nothing
