#!/bin/bash
. "$(dirname "$0")/common.sh"
# --git-dir and --work-tree, as for dotfiles: GIT_WORK_TREE is set, which libgit2 alone refuses.
mkdir dot && cd dot && git init -q --bare ../dot.git
git --git-dir ../dot.git config core.bare false
alias_git() { git --git-dir ../dot.git --work-tree . "$@"; }
echo one >one && alias_git add one && alias_git commit -qm first
(export GIT_DIR=../dot.git && hook pre-commit <<'H'
same_as_git index
changes 'A two' -- HEAD index
H
)
echo two >two && alias_git add two && alias_git commit -qm second; hook_ran
export GIT_DIR=../dot.git GIT_WORK_TREE=.
printf '%s\n' "git dir $here/dot.git" "common dir $here/dot.git" "work tree $here/dot" 'bare 0' 'shallow 0' >"$here/paths"
same "$here/paths" paths
same_as_git HEAD
unset GIT_WORK_TREE
same "$here/paths" paths
changes 'A two' -- HEAD^ index
