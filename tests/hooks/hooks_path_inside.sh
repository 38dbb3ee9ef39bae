# core.hooksPath inside the repository: hooks go there, without a path that only this machine has.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
git config core.hooksPath .githooks
hook .githooks/pre-commit "echo theirs >> '$calls'"
mkdir deep
cd deep

install_hooks
said "pre-merge-commit: installed .githooks/pre-merge-commit"
said "note: it is a file of the work tree"
cd ..
if grep -rqF "$scratch/bin" .githooks; then fail "a path of this machine is in .githooks"; fi
[ ! -e .git/hooks/pre-commit ] || fail "a hook that git does not look at"

export PATH="$scratch/bin:$PATH"
hooks 0 status
commit second
called theirs "lockstep check --staged --hook"

hooks 0 uninstall
[ "$(ls .githooks)" = pre-commit ] || fail "left in .githooks: $(ls .githooks)"
