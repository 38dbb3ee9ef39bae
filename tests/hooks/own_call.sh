# A hook in which somebody calls lockstep already is left alone; a comment about it is no call.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
hook .git/hooks/pre-commit "lockstep check --staged --hook && npm test"
cp .git/hooks/pre-commit "$scratch/before"
hook .git/hooks/pre-merge-commit "# some day: lockstep check"
install_hooks
said "pre-commit: left alone, .git/hooks/pre-commit runs lockstep already"
said "pre-merge-commit: installed"
cmp .git/hooks/pre-commit "$scratch/before" || fail "the hook was changed"
hooks 0 status
said "pre-commit: runs lockstep (.git/hooks/pre-commit, which is your own)"
hooks 0 uninstall
cmp .git/hooks/pre-commit "$scratch/before" || fail "the hook was changed"
