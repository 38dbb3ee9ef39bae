# The run's page shows what the change does to the schema, and a diagram of the tables that it touches.
. "$(dirname "$0")/common.sh"
make_origin
check_out "$merge" 2

expect 0 step summary INPUT_BASE="$main" INPUT_HEAD="$merge"
summary_has '+ column chat_sessions.last_activity_at'
summary_has '```mermaid'
summary_has '  chat_sessions {'
summary_has '  users ||--o{ chat_sessions'
! grep -q messages "$scratch/summary" || fail 'the diagram has a table that is not touched'

expect 0 step summary INPUT_BASE="$main" INPUT_HEAD="$main"
[ ! -s "$scratch/summary" ] || fail 'a change that leaves the schema alone has a summary of it'
expect 0 step summary INPUT_BASE= INPUT_HEAD="$main"

# A name cannot end the fence and write on.
sed -i 's/"last_activity_at"/"a```\\n# b"/' $chat_sessions
git commit -qam "A name"
expect 0 step summary INPUT_BASE="$main" INPUT_HEAD=HEAD
[ "$(grep -c '```' "$scratch/summary")" = 4 ] || fail 'there are other fences than the two that it writes'
! grep -q '^# b' "$scratch/summary" || fail 'a name made a heading'

git init -q --bare "$workspace/empty.git"
expect 0 step summary INPUT_DIRECTORY=empty.git INPUT_BASE="$main" INPUT_HEAD="$merge"
says 'the summary has no schema:'
