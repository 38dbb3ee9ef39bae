# shellcheck shell=bash
# Without a terminal: flags and defaults, and which flag is missing where there is no default.
. "$(dirname "$0")/common.sh"
make_drizzle_chat
remember
expect 0 lockstep new --no-input
says 'The schema sources say nothing that the migrations have not made already.'
says '--empty makes a migration for SQL of your own'
is_as_before

expect 2 lockstep new
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
git commit -qm "Show last activity"

# A rewrite is taken, and what is left with an error is not staged unless that is said.
printf '#!/bin/sh\ncat >"$1" <<SQL\nCREATE INDEX by_title ON chat_sessions (title);\nDROP TABLE IF EXISTS users;\nSQL\n' >"$scratch/bin/editor"
chmod +x "$scratch/bin/editor"
remember
EDITOR=editor expect 1 lockstep new by_title --no-input --empty --edit --no-verify
says '--allow-findings makes it all the same'
is_as_before
EDITOR=editor expect 0 lockstep new by_title --no-input --empty --edit --no-verify --allow-findings --no-stage
[ "$(git status --porcelain | grep -c '^??')" = 2 ] || fail "$(git status --porcelain)"
