# lefthook installed over our hook moves it away and does not run it; status says so, and install shows lefthook's way.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
install_hooks
hooks 0 status
printf 'pre-commit:\n  jobs:\n    - run: "true"\n' > lefthook.yml
lefthook install > /dev/null

commit second 2> /dev/null > /dev/null
called
hooks 1 status
said "pre-commit: does not run lockstep: lefthook runs its hooks, and lockstep is not among them"
hooks 0 install --write
said "note: lefthook.yml was not edited"
said "+       run: lockstep check --staged --hook"
grep -q lefthook .git/hooks/pre-commit || fail "lefthook's hook was changed"

hooks 0 uninstall
grep -q lefthook .git/hooks/pre-commit || fail "lefthook's hook was removed"
[ ! -e .git/hooks/pre-merge-commit ] || fail "our hook was left"
