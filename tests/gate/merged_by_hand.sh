# Two Drizzle branches, merged and mended by hand: the merge is clean, and something is lost all the same.
. "$(dirname "$0")/common.sh"

drizzle kit
git switch -q -c work main
git switch -q main && entry 0002_groups 1767484800000 0001_posts && save groups

# The branch has merged main and taken the next number, on top of the snapshot that it was cut from.
git switch -q work && git merge -q --ff-only main
entry 0003_bills 1767571200000 0001_posts && save bills
gate 1 --base main --head work
says 'drizzle/meta/0003_snapshot.json:1:1: error: '
says '[snapshot-chain]'
says 'help: lockstep renumber --onto main'

# Generated before main's, and put behind it with the time that it had.
git switch -q -C work main && entry 0003_bills 1767398400000 0002_groups && save bills
gate 1 --base main --head work
says '0003_bills is stamped 2026-01-03 00:00:00 UTC, not after 0002_groups'
says 'help: lockstep renumber --onto main'

# In order.
git switch -q -C work main && entry 0003_bills 1767571200000 0002_groups && save bills
gate 0 --base main --head work
says_nothing
