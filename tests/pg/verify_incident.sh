# The incident: an enum loses a value that rows still have. Without its UPDATE the migration passes on an empty database
# and fails over rows; with it, it passes both ways.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep verify --worktree
says 'from zero'
does_not_say 'failed'
