# A comment with a reason silences the edit below it.
. "$(dirname "$0")/common.sh"

make_chat
put edited
above() { sed -i "s|^  lastActivityAt|  // lockstep: no-migration$1\n&|" "$chat_sessions"; }

above ''
git add .
expect 1 lockstep check --staged
says '[schema-without-migration]'
says '// lockstep: no-migration <reason>'

put edited
above ' the column exists since the manual fix'
git add .
expect 0 lockstep check --staged
says_nothing

# The reason is committed; a later edit needs one of its own.
git commit -qm "Show last activity"
git switch -qC main
sed -i 's/title: text("title")/&.notNull()/' "$chat_sessions"
git add .
expect 1 lockstep check --staged
says 'chat_sessions.title'
