# Several formats at once, and GitHub's by itself in its jobs.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git add .

expect 1 lockstep check --format human --format "json=$scratch/report.json"
says 'help:'
output=$(<"$scratch/report.json")
says '{"version":1,"summary":{"errors":1,"warnings":0,'
says '"rule":"schema-without-migration"'

export GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$scratch/summary.md
expect 1 lockstep check
says '::error file=src/db/schema/chat-sessions.ts,line=12,'
grep -q 'schema-without-migration' "$scratch/summary.md" || fail "no step summary"

rm "$scratch/summary.md"
expect 1 lockstep check --format json
does_not_say '::error'
[ ! -e "$scratch/summary.md" ] || fail "a summary that nobody asked for"

expect 2 lockstep check --format xml
says 'json'

# A device is written into, and stays one.
expect 1 lockstep check --format json=/dev/stdout
says '"rule":"schema-without-migration"'
[ -c /dev/null ] && expect 1 lockstep check --format json=/dev/null
[ -c /dev/null ] || fail "/dev/null was replaced"
