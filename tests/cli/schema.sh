# The schema of any commit, from its sources or its snapshot, and what differs between two.
. "$(dirname "$0")/common.sh"

make_chat
put edited

expect 0 lockstep schema show
says 'enum session_state,'
says '  last_activity_at  timestamp with time zone'
expect 0 lockstep schema show main
does_not_say 'last_activity_at'
expect 0 lockstep schema show --format mermaid
says 'erDiagram'
says 'timestamp_with_time_zone last_activity_at'

# Without a range: from where the branch left its target to the work tree.
expect 0 lockstep schema diff
[ "$output" = '+ column chat_sessions.last_activity_at' ] || fail 'the difference is another'
git commit -qam "Show last activity"
expect 0 lockstep schema diff main..HEAD --format json
says '"name": "last_activity_at"'
says '"path": "src/db/schema/chat-sessions.ts"'
expect 0 lockstep schema diff HEAD..HEAD
says_nothing

# The diagram of a difference has the tables that it touches; those that they refer to are named alone.
expect 0 lockstep schema diff main..HEAD --format mermaid
says '  chat_sessions {'
says '  users ||--o{ chat_sessions'
does_not_say 'messages'
expect 0 lockstep schema diff HEAD..HEAD --format mermaid
says_nothing

# The sources against the newest snapshot: what drizzle-kit would put into the next migration.
expect 0 lockstep schema diff --from snapshot --to sources
[ "$output" = '+ column chat_sessions.last_activity_at' ] || fail 'the drift is another'
put generated
expect 0 lockstep schema diff --from snapshot --to sources
says_nothing

expect 2 lockstep schema
says 'lockstep schema show [REF]'
expect 2 lockstep schema show --project other
says '--project takes .'

# As docs/schema.md shows a change of a property.
sed -i 's/default("active")/default("closed")/' $chat_sessions
expect 0 lockstep schema diff HEAD
says "~ chat_sessions.state default 'active' -> 'closed'"
