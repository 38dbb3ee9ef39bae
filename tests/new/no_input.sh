# shellcheck shell=bash
# Without a terminal: flags and defaults, and which flag is missing where there is no default.
. "$(dirname "$0")/common.sh"
make_drizzle_chat
remember
expect 0 lockstep new --no-input
says 'The schema sources say nothing that the migrations have not made already.'
says '--empty makes a migration for SQL of your own'
is_as_before

expect 2 setsid lockstep new
says 'lockstep new asks questions, and there is no terminal'
expect 2 lockstep new --no-input --empty
says 'the migration needs a name'
expect 2 lockstep new 'add last seen' --no-input --empty
says '0008_add_last_seen has that name already'
is_as_before

put edited
expect 0 lockstep new 'Show last activity' --no-input --no-verify
says '+ column chat_sessions.last_activity_at'
says 'staged:'
[ -f drizzle/0010_show_last_activity.sql ] || fail "the name is not as typed"
expect 0 lockstep check --staged
