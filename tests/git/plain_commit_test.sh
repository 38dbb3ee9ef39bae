#!/bin/bash
. "$(dirname "$0")/common.sh"
# git commit, first commit, --amend, --allow-empty: GIT_INDEX_FILE is relative; HEAD may be unborn.
git init -q fresh && cd fresh
says none head
hook pre-commit <<'H'
[ "$GIT_INDEX_FILE" = .git/index ] || fail "GIT_INDEX_FILE=$GIT_INDEX_FILE"
says none head
same_as_git index
H
git commit -q --allow-empty -m empty; hook_ran
rm -rf .git && git init -q . && hook pre-commit <<'H'
says none head
same_as_git index
[ "$(git ls-files | wc -l)" = 1 ] || fail "one file is staged"
H
echo one >one && git add one && git commit -qm first; hook_ran

hook pre-commit <<'H'
says "$(git rev-parse HEAD)" head
same_as_git index
same_as_git HEAD
changes 'A two' -- HEAD index
H
echo two >two && git add two && git commit -qm second; hook_ran
hook pre-commit <<'H'
changes -- HEAD index
changes 'A two' -- HEAD^ index
H
git commit -q --amend --no-edit; hook_ran
git commit -q --allow-empty -m nothing; hook_ran
