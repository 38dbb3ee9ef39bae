# shellcheck shell=bash
# From an edited schema to a staged migration in a terminal: what is typed, and how long it takes.
. "$(dirname "$0")/common.sh"
make_drizzle_chat

put edited
start=$(date +%s%N)
on_terminal lockstep new
sees '+ column chat_sessions.last_activity_at'
sees 'Name of the migration [add_chat_sessions_last_activity_at]: '
types Enter
sees '1  ALTER TABLE "chat_sessions" ADD COLUMN "last_activity_at"'
sees 'All right?'
types Enter
sees 'from zero'
sees 'ended with 0'
seconds=$(((($(date +%s%N) - start) / 100000000)))
says 'drizzle/0010_add_chat_sessions_last_activity_at.sql'
says 'drizzle/meta/0010_snapshot.json'
says 'drizzle/meta/_journal.json'
says 'src/db/schema/chat-sessions.ts'
[ "$(git diff --name-only)" = "" ] || fail "something is not staged"
expect 0 lockstep check --staged
echo "new: edited schema to staged migration in $((seconds / 10)).$((seconds % 10)) s, $keystrokes keystrokes after the command"
git commit -qm "Show last activity"

# A rename: drizzle-kit asks, and its question is answered by arrow keys.
sed -i 's/lastActivityAt: timestamp("last_activity_at"/seenAt: timestamp("seen_at"/' "$chat_sessions"
on_terminal lockstep new rename_seen_at
sees 'renamed from another column'
types Down Enter
sees 'RENAME COLUMN "last_activity_at" TO "seen_at"'
sees 'All right?'
types quit Enter
sees 'ended with 1'
says 'everything is as it was'
[ "$(git status --porcelain)" = " M $chat_sessions" ] || fail "$(git status --porcelain)"
