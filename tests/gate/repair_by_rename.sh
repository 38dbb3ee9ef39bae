# Two migrations of one number are on main. The branch that renames one of them passes: the result has no duplicate.
. "$(dirname "$0")/common.sh"

plain repair
table 0003_bills && table 0003_groups && save "two that share a number"
branch repair && git mv migrations/0003_groups.sql migrations/0004_groups.sql && save "one moves"
git switch -q main && echo hello >readme && save "main moves on"
gate 0 --base main --head repair
says_nothing

# A rename that repairs nothing is one of a migration that the base has.
git switch -q repair && git mv migrations/0001_users.sql migrations/0005_users.sql && save "for no reason"
gate 1 --base main --head repair
says '[migration-renamed]'
