#!/bin/bash
. "$(dirname "$0")/common.sh"
# cherry-pick --continue, rebase reword, merge --no-commit: HEAD and index are right in each state.
repo r
git checkout -qb topic && echo topic >readme && git commit -qam topic
git checkout -q main && echo main >readme && git commit -qam main
hook pre-commit <<'H'
same_as_git index
same_as_git HEAD
changes 'M readme' -- HEAD index
H
git cherry-pick topic >/dev/null 2>&1 && fail "no conflict"
echo both >readme && git add readme && GIT_EDITOR=true git cherry-pick --continue >/dev/null; hook_ran

hook pre-commit <<'H'
says "$(git rev-parse HEAD)" head
changes -- HEAD index
H
GIT_SEQUENCE_EDITOR='sed -i s/^pick/reword/' GIT_EDITOR=true git rebase -qi HEAD~1; hook_ran
git revert --no-edit HEAD >/dev/null && same_as_git HEAD
hook pre-commit <<'H'
changes 'M readme' -- HEAD index
[ "$("$TREE_DUMP" auto merge-heads 2>/dev/null | wc -l)" = 1 ] || fail "one commit is being merged"
H
git checkout -q -b other HEAD~2 && echo aside >aside && git add aside && git commit -qnm aside
git checkout -q main && git merge -q --no-commit --no-ff other
echo changed >readme && git add readme && sed -i 's/M readme/A aside/;s/ -- HEAD/ "M readme"&/' .git/hooks/pre-commit
git commit -qm merged; hook_ran
