# merge=union makes the journal merge "cleanly", into what is no journal any more.
. "$(dirname "$0")/common.sh"

drizzle union
echo 'drizzle/meta/_journal.json merge=union' >.gitattributes && save "journals merge by themselves"
branch billing && entry 0002_bills 1767398400000 0001_posts && save bills
git switch -q main && entry 0002_groups 1767484800000 0001_posts && save groups
gate 1 --base main --head billing
says 'drizzle/meta/_journal.json'
says '[journal-invalid]'
says 'help: lockstep renumber --merge --onto main'
does_not_say 'the merge conflicts in drizzle/meta/_journal.json'

# So it is in the merge that git makes.
git merge -q billing >/dev/null 2>&1 || git checkout -q --ours drizzle/meta/0002_snapshot.json
git add -A && git commit -qm merge
gate 1 --base main^1 --head main
says '[journal-invalid]'
