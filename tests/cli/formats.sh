# Several formats at once, and GitHub's by itself in its jobs.
. "$(dirname "$0")/common.sh"

make_chat
put edited
git add .

expect 1 lockstep check --format json --output "$scratch/report.json"
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

expect 2 lockstep check --format sarfi
says 'did you mean --format sarif?'
expect 2 lockstep check --format sarif --format json
says '--format sarif --output FILE'

# Several at once; the terminal has the findings, also when a file cannot be written.
expect 1 lockstep check --format sarif --output "$scratch/a.sarif" --format gitlab --output "$scratch/a.json" --format gcc
says 'chat-sessions.ts:12:3: error: '
does_not_say 'help:'
grep -q '"version": "2.1.0"' "$scratch/a.sarif" || fail "no SARIF"
grep -q '"check_name": "schema-without-migration"' "$scratch/a.json" || fail "no Code Quality report"
expect 2 lockstep check --format sarif --output "$scratch/missing/a.sarif"
says 'help: npx drizzle-kit generate'
says 'cannot write'
expect 2 lockstep check --output=
says '--output names no file'

# A device is written into, and stays one.
expect 1 lockstep check --format json --output /dev/stdout
says '"rule":"schema-without-migration"'
[ -c /dev/null ] && expect 1 lockstep check --format json --output /dev/null
[ -c /dev/null ] || fail "/dev/null was replaced"
