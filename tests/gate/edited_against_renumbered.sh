# The base renumbers a migration that the branch edits. Git follows the rename, and the edit lands in the base's file.
. "$(dirname "$0")/common.sh"

plain renumbered
for column in a b c d e f; do echo "ALTER TABLE posts ADD COLUMN $column text;" >>migrations/0002_posts.sql; done
save "a longer one"
branch edit && echo 'ALTER TABLE posts ADD COLUMN late text;' >>migrations/0002_posts.sql && save "an edit"
git switch -q main && git mv migrations/0002_posts.sql migrations/0003_posts.sql && table 0002_tags && save renumbered
gate 1 --base main --head edit
says 'migrations/0003_posts.sql:1:1: error: 0003_posts is on the base, and its SQL changed'
says 'git checkout main -- migrations/0003_posts.sql'

# Renumbered on both sides, to different numbers: no merge can decide that.
git switch -q -c other main~1 && git mv migrations/0002_posts.sql migrations/0004_posts.sql && save "renumbered otherwise"
gate 1 --base main --head other
says '[merge-conflict]'
says 'help: '
says 'lockstep renumber --merge --onto main'
