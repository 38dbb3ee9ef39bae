#!/bin/bash
. "$(dirname "$0")/common.sh"
# commit -a, -i, -p and <path>: the index is a locked temporary one, named absolutely; .git/index is the old one.
repo r
hook pre-commit <<'H'
case $GIT_INDEX_FILE in /*.lock) ;; *) fail "GIT_INDEX_FILE=$GIT_INDEX_FILE" ;; esac
same_as_git index
changes 'M readme' -- HEAD index
H
echo more >>readme && git commit -qam all; hook_ran
echo more >>readme && git commit -qi readme -m included; hook_ran
echo more >>readme && echo y | git commit -qpm patch >/dev/null; hook_ran

# Only the named path: what else is staged stays out.
echo other >other && git add other && echo more >>readme
git commit -q readme -m one; hook_ran
cd src && echo x >>../readme && git commit -q ../readme -m 'from below'; hook_ran
cd .. && changes 'A other' -- HEAD index

# Half of a file staged: the index counts, not the work tree.
echo staged >readme && git add readme && echo unstaged >readme
says staged read index readme
