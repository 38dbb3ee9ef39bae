# husky: --write adds its line to .husky/pre-commit after what is there, and makes .husky/pre-merge-commit.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
husky
printf 'echo theirs >> "%s"' "$calls" > .husky/pre-commit
cp .husky/pre-commit "$scratch/before"
hooks 1 status
said "husky runs its hooks, and lockstep is not among them"

install_hooks --write
said "adding to .husky/pre-commit:"
hooks 0 status
said "pre-merge-commit: runs lockstep through husky"
commit second
called theirs "lockstep check --staged --hook"
git checkout -q -b side HEAD~1
git commit -q --allow-empty --no-verify -m other
git merge -q --no-ff -m merged main
called "lockstep check --staged --hook"

recorder 1
stopped commit third
called theirs "lockstep check --staged --hook"
recorder 0
HUSKY=0 commit fourth
called

[ "$(git config core.hooksPath)" = .husky/_ ] || fail "core.hooksPath was changed"
hooks 0 uninstall --write
[ ! -e .husky/pre-merge-commit ] || fail "the file that install made was left"
[ "$(cat .husky/pre-commit)" = "$(cat "$scratch/before")" ] || fail "pre-commit is not what it was"
