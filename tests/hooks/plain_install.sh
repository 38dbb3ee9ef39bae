# A repository without hooks: installed, called by commits and by clean merges, able to stop them, removed.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"

hooks 1 status
said "pre-commit: does not run lockstep: there is no .git/hooks/pre-commit"

install_hooks
said "pre-commit: installed .git/hooks/pre-commit"
[ "$(stat -c %a .git/hooks/pre-commit)" = 755 ] || fail "mode of the hook"
grep -qx "lockstep=$scratch/bin/lockstep" .git/hooks/pre-commit || fail "the path of lockstep is not written down"
hooks 0 status
said "pre-commit: runs lockstep (.git/hooks/pre-commit)"

commit second
called "lockstep check --staged --hook"

git checkout -q -b side HEAD~1
commit other
git merge -q --no-ff -m merged main
called "lockstep check --staged --hook" "lockstep check --staged --hook"

recorder 1
stopped commit third
called "lockstep check --staged --hook"

hooks 0 uninstall
[ ! -e .git/hooks/pre-commit ] && [ ! -e .git/hooks/pre-merge-commit ] || fail "hooks are still there"
commit fourth
called
hooks 0 uninstall
said "no hook of lockstep is installed here"
