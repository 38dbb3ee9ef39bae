# The demo stops four commits, mends each, and leaves nothing behind.
. "$(dirname "$0")/common.sh"
cd "$scratch"
export XDG_CACHE_HOME=$scratch/cache # where one demo leaves the next its cluster to begin with
nothing_left() { [ -z "$(ls -A "$TMPDIR")" ] || fail "left in TMPDIR: $(ls -A "$TMPDIR")"; }

expect 0 lockstep demo
says '[schema-without-migration]'
says '[duplicate-number]'
says '[journal-order]'
says '[enum-recreate]'
if [ -d "$XDG_CACHE_HOME" ]; then
  says "have state = 'paused'; production may too"
else
  says 'apt-get install postgresql'
fi
[ "$(grep -c 'commit stopped' <<<"$output")" = 4 ] || fail "not four stops"
[ "$(grep -c '^\[show-last-activity ' <<<"$output")" = 2 ] || fail "not two commits on the branch"
nothing_left

# Whatever the caller's git is told about another repository.
export GIT_DIR=$scratch/elsewhere GIT_INDEX_FILE=$scratch/index GITHUB_ACTIONS=true
expect 0 lockstep demo
says '[journal-order]'
[ ! -e "$GIT_INDEX_FILE" ] || fail "the caller's index was touched"
unset GIT_DIR GIT_INDEX_FILE GITHUB_ACTIONS
nothing_left

# git_that LINE: a git in front of the real one that does something of its own first; prints its folder.
git_that() {
  local folder
  folder=$(mktemp -d "$scratch/git-XXXX")
  printf '%s\n' '#!/bin/sh' "$1" "exec $(command -v git) \"\$@\"" >"$folder/git"
  chmod +x "$folder/git"
  echo "$folder"
}

# A commit that is not stopped is no demo.
blind=$(git_that '[ "$1" != commit ] || { shift; set -- commit --no-verify "$@"; }')
PATH=$blind:$PATH expect 2 lockstep demo
says 'the demo did not go as told'
says 'was not stopped'
nothing_left

# Ctrl-C in the middle reaches the demo and the git that it runs, at once; a supervisor's TERM likewise.
interrupting=$(git_that '[ "$1" != merge ] || kill -$SIGNAL 0')
set -m # a process group of its own
for interruption in "INT 130" "TERM 143"; do
  SIGNAL=${interruption% *} PATH=$interrupting:$PATH "$program" demo >"$scratch/out" 2>&1 &
  status=0
  wait "$!" || status=$?
  output=$(<"$scratch/out")
  [ "$status" = "${interruption#* }" ] || fail "ended by $interruption, its status was $status"
  says 'git merge main'
  does_not_say 'What you saw'
  nothing_left
done
set +m

PATH=$scratch/empty expect 2 lockstep demo
says 'apt-get install git'
nothing_left

expect 0 lockstep demo --keep
says "$TMPDIR/lockstep-demo-"
git -C "$TMPDIR"/lockstep-demo-*/chat log -1 --format=%s | grep -q 'Merge branch' || fail "the kept repository is not the demo's"
