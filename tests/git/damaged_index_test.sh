#!/bin/bash
. "$(dirname "$0")/common.sh"
# A damaged index: git is asked, and when it cannot read it either the answer is an error and never an empty tree.
repo r
cp .git/index "$here/good"
head -c 150 "$here/good" >.git/index
BACKENDS=libgit2 refuses 'the index is damaged: it ends too early' files index
BACKENDS='command-line auto' refuses 'git ls-files failed|the index is damaged' files index
printf 'not an index' >.git/index
refuses 'index' files index
: >.git/index
refuses 'index' files index
