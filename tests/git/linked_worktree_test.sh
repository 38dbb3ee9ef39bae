#!/bin/bash
. "$(dirname "$0")/common.sh"
# In a linked worktree a hook gets GIT_DIR and not GIT_WORK_TREE; from a folder below, git itself takes the wrong top.
repo r
git worktree add -q ../linked -b side
cd ../linked && mkdir -p sub
hook pre-commit <<'H'
case $GIT_DIR in */worktrees/linked) ;; *) fail "GIT_DIR=${GIT_DIR-}" ;; esac
same_as_git index
same_as_git HEAD
changes 'A new' -- HEAD index
cd sub
changes 'A new' -- HEAD index
printf '%s\n' "git dir $here/r/.git/worktrees/linked" "common dir $here/r/.git" "work tree $here/linked" 'bare 0' 'shallow 0' >"$here/paths"
same "$here/paths" paths
H
echo new >new && git add new && git commit -qm new; hook_ran
hook pre-commit <<'H'
changes 'M new' -- HEAD index
cd sub && changes 'M new' -- HEAD index
H
echo more >>new && git commit -qam all; hook_ran
echo more >>new && git commit -q new -m path; hook_ran
