# In the middle of a rebase, and of a merge, that stopped at a conflict: commits are judged, not the index.
. "$(dirname "$0")/common.sh"

drizzle stopped
branch billing && entry 0002_bills 1767398400000 0001_posts && save bills
git switch -q main && entry 0002_groups 1767484800000 0001_posts && save groups
git switch -q billing
if git rebase -q main >/dev/null 2>&1; then fail "the rebase has no conflict"; fi
gate 0 --base main
says_nothing
gate 1 --base main --head billing
says '[merge-conflict]'
git rebase --abort
if git merge -q main >/dev/null 2>&1; then fail "the merge has no conflict"; fi
gate 1 --base main
says '[merge-conflict]'
says 'lockstep renumber --merge --onto main'
