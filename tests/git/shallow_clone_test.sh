#!/bin/bash
. "$(dirname "$0")/common.sh"
# A shallow clone: what is there is read; a merge base beyond the cut says what to fetch, and is never "none".
repo origin && git checkout -qb side && git commit -q --allow-empty -m s1 && git commit -q --allow-empty -m s2
git checkout -q main && git commit -q --allow-empty -m m1 && git commit -q --allow-empty -m m2
gone=$(git rev-parse HEAD~2) && cd ..
git clone -q --depth 1 --no-single-branch "file://$here/origin" clone && cd clone
same_as_git HEAD && same_as_git index
printf '%s\n' "git dir $PWD/.git" "common dir $PWD/.git" "work tree $PWD" 'bare 0' 'shallow 1' >"$here/paths"
same "$here/paths" paths
refuses 'git fetch --deepen' merge-base origin/main origin/side
refuses 'git fetch --deepen' resolve "$gone"
refuses 'fetch-depth: 0' merge-base origin/main origin/side
says none resolve HEAD^1
git fetch -q --deepen=1
refuses 'git fetch --deepen' merge-base origin/main origin/side
git fetch -q --deepen=1
says "$(git merge-base origin/main origin/side)" merge-base origin/main origin/side
git fetch -q --unshallow
says "$gone" merge-base origin/main origin/side
