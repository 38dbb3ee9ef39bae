#!/bin/bash
. "$(dirname "$0")/common.sh"
# Merges: pre-merge-commit sees no MERGE_HEAD but GITHEAD_*; a resolved conflict runs pre-commit with MERGE_HEAD.
repo r
git checkout -qb side && echo side >side && git add side && git commit -qm side
git checkout -q main && echo main >main && git add main && git commit -qm main
hook pre-merge-commit <<'H'
[ ! -e .git/MERGE_HEAD ] || fail "MERGE_HEAD is there"
says "$(git rev-parse side)" merge-heads
same_as_git index
changes 'A side' -- HEAD index
says "$(git merge-base side main)" merge-base side main
H
git merge -q --no-ff side -m merged; hook_ran
: >"$here/nothing" && same "$here/nothing" merge-heads

git checkout -qb left main && echo left >readme && git commit -qam left
git checkout -qb right main && echo right >readme && git commit -qam right
git merge -q left >/dev/null && fail "no conflict"
refuses 'unmerged path readme' files index
grep -q 'help: git status' "$here/said" || fail "no help"
echo both >readme && git add readme
hook pre-commit <<'H'
says "$(git rev-parse left)" merge-heads
changes 'M readme' -- HEAD index
H
git commit -qm resolved; hook_ran
git merge -q --squash side && says "$(git rev-parse HEAD)" head
