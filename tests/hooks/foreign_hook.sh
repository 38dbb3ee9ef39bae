# A hook that was there before: runs first, stops the commit with its own status, and comes back as it was.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
hook .git/hooks/pre-commit "echo theirs >> '$calls'" 'exit ${THEIRS:-0}'
chmod 750 .git/hooks/pre-commit
cp -p .git/hooks/pre-commit "$scratch/before"

install_hooks
said "which first runs the hook that was there (now .git/hooks/pre-commit.lockstep-prev)"
commit second
called theirs "lockstep check --staged --hook"

status=0
THEIRS=7 .git/hooks/pre-commit || status=$?
[ $status = 7 ] || fail "status $status of the earlier hook, not 7"
called theirs
export THEIRS=7
stopped commit third
called theirs
unset THEIRS

hooks 0 uninstall
said "pre-commit: put the earlier hook back, .git/hooks/pre-commit"
cmp .git/hooks/pre-commit "$scratch/before" || fail "the hook is another one now"
[ "$(stat -c %a .git/hooks/pre-commit)" = 750 ] || fail "mode of the hook"
[ ! -e .git/hooks/pre-commit.lockstep-prev ] || fail "a copy was left"
