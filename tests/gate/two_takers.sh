# Two branches take one number. Git merges the files without a conflict; the one that is not on the base moves.
. "$(dirname "$0")/common.sh"

plain plain
branch billing && table 0003_bills && save bills
git switch -q main && table 0003_groups && save groups
gate 1 --base main --head billing
says 'migrations/0003_bills.sql:1:1: error: 0003_bills takes number 0003, which 0003_groups already has'
says 'help: lockstep renumber --onto main'
gate 0 --base main --head main
says_nothing

# Nothing is left behind in the repository by a merge in memory.
git count-objects -v >"$scratch/before"
gate 1 --base main --head billing
git count-objects -v | cmp -s - "$scratch/before" || fail "the merge wrote objects into the repository"
[ -z "$(ls "$TMPDIR")" ] || fail "the merge left $(ls "$TMPDIR")"

# Of Drizzle the journal and the snapshot are in conflict too.
drizzle kit
branch billing && entry 0002_bills 1767398400000 0001_posts && save bills
git switch -q main && entry 0002_groups 1767484800000 0001_posts && save groups
gate 1 --base main --head billing
says 'drizzle/meta/0002_snapshot.json:1:1: error: the merge conflicts in drizzle/meta/0002_snapshot.json, drizzle/meta/_journal.json'
says 'the branch brings 0002_bills, and the base has gained 0002_groups since it was cut'
says '0002_bills takes number 0002, which 0002_groups already has'
says 'help: lockstep renumber --merge --onto main'
does_not_say '[journal-'
does_not_say '[snapshot-'

# What it says to do is what mends it.
git switch -q billing
"$program" renumber --merge --onto main >"$scratch/renumbered" 2>&1 || fail "renumber: $(cat "$scratch/renumbered")"
git commit -qm "Merge main, and go behind it"
gate 0 --base main --head billing
does_not_say error
