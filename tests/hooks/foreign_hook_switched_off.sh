# A hook that is not executable is skipped by git: chaining must not wake it, and it comes back as it was. A link too.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
hook .git/hooks/pre-commit "echo theirs >> '$calls'"
chmod -x .git/hooks/pre-commit
hook tools/merge-hook "echo linked >> '$calls'"
ln -s ../../tools/merge-hook .git/hooks/pre-merge-commit

install_hooks
commit second
called "lockstep check --staged --hook"
git checkout -q -b side HEAD~1
commit other
: > "$calls"
git merge -q --no-ff -m merged main
called linked "lockstep check --staged --hook"

hooks 0 uninstall
[ ! -x .git/hooks/pre-commit ] || fail "the hook was made executable"
[ "$(readlink .git/hooks/pre-merge-commit)" = ../../tools/merge-hook ] || fail "the link is another one now"
[ "$(cat tools/merge-hook | wc -l)" = 2 ] || fail "the target of the link was changed"
