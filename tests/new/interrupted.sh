# shellcheck shell=bash
# Ctrl-C at each question, SIGTERM, and a generator that fails: nothing is left of it.
. "$(dirname "$0")/common.sh"
make_drizzle_chat
put edited
sed -i 's/"active", "closed"/"active", "archived"/' "$chat_sessions"
echo note >notes.txt
git add notes.txt
remember

# interrupted_at TEXT ANSWER...: answers until the question TEXT, then Ctrl-C.
interrupted_at() {
  local question=$1
  shift
  on_terminal lockstep new --no-verify
  while [ $# -gt 0 ]; do
    sees "$1"
    types "$2" Enter
    shift 2
  done
  sees "$question"
  types C-c
  sees 'ended with 130'
  is_as_before "Ctrl-C at \"$question\""
}
interrupted_at 'Name of the migration'
interrupted_at 'What has become of' 'Name of the migration' touched
interrupted_at 'become' 'Name of the migration' touched 'What has become of' gone
interrupted_at 'All right?' 'Name of the migration' touched 'What has become of' gone 'closed'"' become" active

# At a question of drizzle-kit, which reads keys by itself.
sed -i 's/"active", "archived"/"active", "closed"/; s/title: text("title")/heading: text("heading")/' "$chat_sessions"
remember
on_terminal lockstep new touched
sees 'renamed from another column'
types C-c
sees 'ended with'
says 'wrote no migration'
is_as_before "Ctrl-C at drizzle-kit's question"
expect 2 lockstep new touched --no-input
says 'it may have had a question'
is_as_before "a question without a terminal"

# SIGTERM while the editor is open.
git checkout -q "$chat_sessions"
put edited
remember
printf '#!/bin/sh\necho "-- edited" >>"$1"\n: >"%s"\nsleep 1\n' "$scratch/open" >"$scratch/bin/editor"
chmod +x "$scratch/bin/editor"
EDITOR=editor lockstep new touched --no-input --edit >"$scratch/log" 2>&1 &
until [ -e "$scratch/open" ]; do sleep 0.1; done
kill -TERM $!
status=0
wait $! || status=$?
[ "$status" = 143 ] || fail "SIGTERM: it ended with $status"
is_as_before SIGTERM

# The generator fails: a schema that is no TypeScript.
echo 'export const broken = ' >>"$chat_sessions"
remember
expect 2 lockstep new touched --no-input
is_as_before "a failing generator"
