# A range is judged by its two ends, wherever HEAD is.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git commit -qam "Show last activity"
put generated
git add .
git commit -qm "Add its migration"
git switch -q main

expect 1 lockstep check --base main --head work~1
says 'src/db/schema/chat-sessions.ts:12:'
says '[schema-without-migration]'
expect 0 lockstep check --base main --head work
says_nothing
expect 0 lockstep check --base work --head work
says_nothing

# main has moved on: what it gained is not the branch's doing.
put main
git add .
git commit -qm "Let users pause a chat session"
expect 1 lockstep check --base main --head work~1
says 'last_activity_at'
does_not_say 'summary'

expect 2 lockstep check --base origin/release --head work
says 'git fetch origin release'
expect 2 lockstep check --head work --staged
says 'exclude each other'
