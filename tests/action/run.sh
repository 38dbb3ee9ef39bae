# The commands run on the two commits, and what they found is counted.
. "$(dirname "$0")/common.sh"
make_origin
check_out "$merge" 2

expect 1 step run INPUT_COMMANDS=check INPUT_BASE="$main" INPUT_HEAD="$merge"
says 'column chat_sessions.last_activity_at is new, and no migration adds it [schema-without-migration]'
says '::error file=src/db/schema/chat-sessions.ts,line=12'
gives errors 1
gives warnings 0
gives result findings
summary_has 'lockstep: 1 error'

expect 0 step run INPUT_COMMANDS=check INPUT_FAIL_ON=never INPUT_BASE="$main" INPUT_HEAD="$merge"
gives errors 1
gives result passed
expect 0 step run INPUT_COMMANDS=check INPUT_BASE="$main" INPUT_HEAD="$main"
gives errors 0
gives result passed

# Whatever ends with 2 makes the step end so, and the others have run all the same.
expect 2 step run INPUT_COMMANDS='verify check' INPUT_SERVER_ENV=NOT_SET INPUT_BASE="$main" INPUT_HEAD="$merge"
says 'the variable NOT_SET is not set'
says '[schema-without-migration]'
gives errors 1
gives result could-not-check

# Inputs are words to choose from, and names.
expect 2 step run INPUT_COMMANDS='check; touch x'
says 'there is no command check;'
expect 2 step run INPUT_COMMANDS=check INPUT_FAIL_ON='--head'
says 'it takes error, warning or never'
expect 2 step run INPUT_COMMANDS=verify INPUT_SERVER_ENV=postgres://app:secret@db/app
says 'give the name, not the URL'
does_not_say secret
[ ! -e x ] || fail 'an input was run'
