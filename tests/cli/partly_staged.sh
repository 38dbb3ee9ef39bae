# Of a file that is staged in part, only that part counts.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git show "HEAD:$chat_sessions" | sed 's/^export const sessionState/\/\/ What a session can be in.\n&/' >"$scratch/commented.ts"
git update-index --cacheinfo "100644,$(git hash-object -w "$scratch/commented.ts"),$chat_sessions"
expect 0 lockstep check --staged
says_nothing

git commit -qm "Say what the states are"
git commit -qam "Show last activity"
git show "HEAD:$chat_sessions" >"$chat_sessions"
expect 1 lockstep check --staged
says 'last_activity_at'
