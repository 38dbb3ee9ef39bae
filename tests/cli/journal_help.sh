# What the rules about Drizzle's journal say to type depends on what the change did, and that mends it.
. "$(dirname "$0")/common.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }

make_chat
journal=drizzle/meta/_journal.json
base=$(git rev-parse --short=10 main)
edit() { python3 -c "
import json
journal = json.load(open('$journal'))
entries = journal['entries']
$1
json.dump(journal, open('$journal', 'w'), indent=2)"; }
take_out="journal['entries'] = [one for one in entries if one['tag'] != '0003_add_avatar']"

# Taken out, and nothing new: the base's journal is all that is wanted.
edit "$take_out"
git add .
expect 1 lockstep check --staged
says 'the entry of 0003_add_avatar is taken out of drizzle/meta/_journal.json: drizzle will not run it on new databases'
says "help: git checkout $base -- drizzle/meta/_journal.json"
does_not_say '--custom'
git checkout -q "$base" -- $journal
expect 0 lockstep check --staged

# With an entry of its own the change needs the one line.
put edited
put generated
edit "$take_out"
git add .
expect 1 lockstep check --staged
says 'help: put its entry back into drizzle/meta/_journal.json, behind that of 0002_'
says '"tag": "0003_add_avatar"'
does_not_say 'git checkout'

# A file that was never named: Drizzle will not run it, so what it would meet if it came last is no matter.
git reset -q --hard
echo 'ALTER TABLE "nowhere" ADD COLUMN "a" text;' >drizzle/0099_by_hand.sql
git add .
expect 1 lockstep check --staged
says 'no entry of drizzle/meta/_journal.json names 0099_by_hand'
does_not_say 'schema-conflict'

# An old entry out of order: no other time would mend it, under --all as little as anywhere.
git reset -q --hard
edit "entries[3]['when'] = entries[2]['when'] - 1000"
git commit -qam "Out of order"
expect 1 lockstep check --all
says '[journal-order]'
says 'help: where it was skipped, put its SQL into a new migration: any other "when" would skip or repeat others'
does_not_say 'set its "when"'

# A rename with another time runs again.
git reset -q --hard main
git mv drizzle/0003_add_avatar.sql drizzle/0003_avatar.sql
edit "entries[3].update(tag='0003_avatar', when=entries[3]['when'] + 1000)"
git add .
expect 1 lockstep check --staged
says 'with a new journal time too, so databases that ran it run it again'
