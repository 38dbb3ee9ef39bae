# Histories without a common commit are none that git would merge. To say "nothing changed" would be a lie.
. "$(dirname "$0")/common.sh"

plain unrelated
git switch -q --orphan other && table 0001_users && table 0002_other && save other
gate 2 --base main --head other
says 'have no history in common'
says 'help: name a base that the branch was cut from'
gate 2 --base main --head nowhere
says 'there is no such commit here'
gate 2 --base origin/main --head other
says 'help: git fetch origin main'
