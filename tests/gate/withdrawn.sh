# A number that main had once stays taken: databases of that time have run something under it.
. "$(dirname "$0")/common.sh"

plain withdrawn
table 0003_bills && save bills
git rm -q migrations/0003_bills.sql && git commit -qm "Revert bills"
git switch -q -c work main && table 0003_groups && save groups
gate 1 --base main --head work
says 'migrations/0003_groups.sql:1:1: error: 0003_groups takes number 0003, which 0003_bills had on the base before it was taken out'
says 'help: git mv migrations/0003_groups.sql migrations/0004_groups.sql'
git mv migrations/0003_groups.sql migrations/0004_groups.sql && save moved
gate 0 --base main --head work
does_not_say '[reused-number]'

# The same migration again is what those databases have run.
git switch -q -c again main && table 0003_bills && save "bills after all"
gate 0 --base main --head again
says_nothing
echo 'ALTER TABLE bills ADD COLUMN note text;' >>migrations/0003_bills.sql && save "with a note"
gate 1 --base main --head again
says '0003_bills was on the base before with other SQL, and was taken out'

# What came and went within a branch was never on the base.
git switch -q -c tries main && table 0003_try && save try && git rm -q migrations/0003_try.sql && git commit -qm away
git switch -q main && git merge -q --no-ff -m "tries" tries
git switch -q -c later main && table 0004_groups && save groups
gate 0 --base main --head later
does_not_say '[reused-number]'
