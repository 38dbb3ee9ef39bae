# Installing again changes nothing, renews an old hook, and never loses one of two hooks that are not ours.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
hook .git/hooks/pre-commit "echo theirs >> '$calls'"
install_hooks
cp .git/hooks/pre-commit "$scratch/first"
install_hooks
said "pre-commit: already installed, .git/hooks/pre-commit"
cmp .git/hooks/pre-commit "$scratch/first" || fail "the second install wrote another hook"
commit second
called theirs "lockstep check --staged --hook"

sed -i '2s/lockstep hook [^ ]*/lockstep hook 0.0.1/' .git/hooks/pre-commit
hooks 0 status
said "through a hook written by lockstep 0.0.1"
install_hooks
said "pre-commit: renewed .git/hooks/pre-commit"
cmp .git/hooks/pre-commit "$scratch/first" || fail "the old hook was not renewed"

hook .git/hooks/pre-commit "echo a third >> '$calls'"
hooks 2 install
said "cannot tell which one you still want"
grep -q "a third" .git/hooks/pre-commit || fail "the hook was overwritten"
grep -q theirs .git/hooks/pre-commit.lockstep-prev || fail "the earlier hook was overwritten"
