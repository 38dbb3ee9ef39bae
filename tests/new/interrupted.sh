# shellcheck shell=bash
# Ctrl-C at each question, SIGTERM, and a generator that fails: nothing is left of it.
. "$(dirname "$0")/common.sh"

# interrupted_at QUESTION COMMAND [QUESTION ANSWER]...: answers until the question comes, then Ctrl-C.
interrupted_at() {
  local question=$1
  remember
  on_terminal "$2"
  shift 2
  while [ $# -gt 0 ]; do
    sees "$1"
    types "$2" Enter
    shift 2
  done
  sees "$question"
  types C-c
  sees 'ended with 130'
  says 'nothing was done'
  is_as_before "Ctrl-C at \"$question\""
}

# Plain SQL, where a run takes no time.
git init -q "$scratch/plain"
cd "$scratch/plain"
mkdir -p db/migrations
echo "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (id bigint PRIMARY KEY, m mood);" >db/migrations/0001_a.sql
echo "INSERT INTO t VALUES (1, 'sad');" >db/migrations/0002_b.sql
git add .
git commit -qm first
echo note >notes.txt
git add notes.txt
command='lockstep new --no-verify --enum mood=ok,fine'
interrupted_at 'Name of the migration' "$command"
interrupted_at 'What has become of' "$command" 'Name of the migration' fine
interrupted_at ' become' "$command" 'Name of the migration' fine 'What has become of' gone
interrupted_at 'All right?' "$command" 'Name of the migration' fine 'What has become of' fine

printf '#!/bin/sh\necho "DROP TABLE t;" >>"$1"\n' >"$scratch/bin/editor"
chmod +x "$scratch/bin/editor"
interrupted_at 'Rewrite it so' "EDITOR=editor $command --edit" 'Name of the migration' fine 'What has become of' fine

printf '#!/bin/sh\necho "SELECT 1/0;" >>"$1"\n' >"$scratch/bin/editor"
interrupted_at 'So it does not pass on a real server' 'EDITOR=editor lockstep new broken --edit' 'All right?' ok

# SIGTERM while the editor is open.
remember
printf '#!/bin/sh\necho "SELECT 1;" >>"$1"\n: >"%s"\nsleep 60\n' "$scratch/open" >"$scratch/bin/editor"
EDITOR=editor lockstep new touched --no-input --empty --edit >"$scratch/log" 2>&1 &
until [ -e "$scratch/open" ]; do sleep 0.1; done
kill -TERM $!
status=0
wait $! || status=$?
[ "$status" = 143 ] || fail "SIGTERM: it ended with $status"
is_as_before SIGTERM

echo '{ "projects": [{ "name": "one", "root": ".", "migrations": "db/migrations" },
  { "name": "two", "root": ".", "migrations": "db/others" }] }' >lockstep.json
interrupted_at 'Which project?' 'lockstep new'

# drizzle-kit: SQL, journal and snapshot are there when Ctrl-C comes.
make_drizzle_chat
interrupted_at 'An empty migration' 'lockstep new'
put edited
interrupted_at 'Name of the migration' 'lockstep new'
interrupted_at 'All right?' 'lockstep new touched'

# At its own question, for which it reads keys by itself.
git checkout -q "$chat_sessions"
sed -i 's/title: text("title")/heading: text("heading")/' "$chat_sessions"
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

# A schema that is no TypeScript.
echo 'export const broken = ' >>"$chat_sessions"
remember
expect 2 lockstep new touched --no-input
is_as_before "a failing generator"
