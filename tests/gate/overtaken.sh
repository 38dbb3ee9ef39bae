# While the branch was open, main gained a migration that sorts before the branch's own. The merge is fine; a database
# that has run the branch (a preview, staging) is not.
. "$(dirname "$0")/common.sh"

plain overtaken
table 20260101000000_start && git rm -qf migrations/000* && git commit -qm dates --allow-empty && save start
table 20260102000000_second && save second
git switch -q -c work main && table 20260120000000_bills && save bills
gate 0 --base main --head work
says_nothing
git switch -q main && table 20260110000000_groups && save groups
gate 0 --base main --head work
says 'migrations/20260120000000_bills.sql:1:1: warning: 20260110000000_groups came to the base after this branch was cut, and sorts before 20260120000000_bills'
says 'lockstep status'

# The branch that merges main brings nothing new about that.
git switch -q work && git merge -q -m "Merge main" main
gate 0 --base main --head work
says_nothing
