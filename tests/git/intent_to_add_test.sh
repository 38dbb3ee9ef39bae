#!/bin/bash
. "$(dirname "$0")/common.sh"
# git add -N: the entry looks like an empty file, and is no part of a commit; a real empty file is.
repo r
: >empty && git add empty && git commit -qm empty
: >new-empty && git add new-empty
echo later >later && git add -N later
mkdir deep && echo later >deep/later && git add -N deep/later
git rm -q --cached readme && git add -N readme
git ls-files -s -z -- . ':!later' ':!deep' ':!readme' | sed -z 's/ 0\t/\t/' >"$here/expected"
same "$here/expected" files index
changes 'A new-empty' 'D readme' -- HEAD index
git write-tree >"$here/tree" && git reset -q && git read-tree "$(cat "$here/tree")"
changes 'A new-empty' 'D readme' -- HEAD index
