# lefthook with a configuration of its own: --write adds lockstep, lefthook runs it at commits and merges.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
printf 'pre-push:\n  jobs:\n    - run: "true"\n' > lefthook.yml
git add lefthook.yml
git commit -q -m lefthook
lefthook install > /dev/null
hooks 1 status

install_hooks --write
said "adding to lefthook.yml:"
said "then: lefthook install"
hooks 1 status
said "lefthook is told to, but has not installed its hook"
lefthook install > /dev/null
hooks 0 status
said "pre-commit: runs lockstep through lefthook"

git add lefthook.yml
git commit -q -m "with lockstep" 2> /dev/null
called "lockstep check --staged --hook"
git checkout -q -b side HEAD~1
git commit -q --allow-empty --no-verify -m other
: > "$calls"
git merge -q --no-ff -m merged main 2> /dev/null > /dev/null
called "lockstep check --staged --hook"

recorder 1
git rm -q --cached lefthook.yml
stopped git commit -q -m "only a deletion" > /dev/null
git reset -q
called "lockstep check --staged --hook"

hooks 0 uninstall --write
said "removed lockstep from lefthook.yml"
git diff --quiet main~1 -- lefthook.yml || fail "lefthook.yml is not what it was: $(cat lefthook.yml)"
