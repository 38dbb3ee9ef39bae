#!/bin/bash
. "$(dirname "$0")/common.sh"
# GIT_INDEX_FILE: relative means from the top of the work tree, also from below it; a missing one is never empty.
repo r
cp .git/index other-index
GIT_INDEX_FILE=other-index git rm -q --cached readme
export GIT_INDEX_FILE=other-index
same_as_git index
changes 'D readme' -- HEAD index
cd src
changes 'D readme' -- HEAD index
export GIT_INDEX_FILE=$here/r/other-index
changes 'D readme' -- HEAD index
cd "$here/r"
export GIT_INDEX_FILE=.git/no-such-index
refuses 'named by GIT_INDEX_FILE, does not exist' files index
unset GIT_INDEX_FILE
mv .git/index .git/gone
refuses 'index.* does not exist.*' files index
grep -q 'help: git reset' "$here/said" || fail "no help"
