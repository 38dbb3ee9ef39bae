#!/bin/bash
. "$(dirname "$0")/common.sh"
# Versions 2, 3 and 4, optional extensions, skip-worktree, skipHash: read here. Split and sparse ones: git is asked.
repo r
for version in 2 4; do
  git update-index --index-version $version && same_as_git index
  BACKENDS='libgit2 auto' says "$(git rev-parse HEAD:db)" folder-id index db
done
git config index.threads 2 && git config core.untrackedCache true && git update-index --untracked-cache
for k in $(seq 300); do echo $k >file$k; done && git add . && same_as_git index
git update-index --skip-worktree readme && rm readme && same_as_git index && git update-index --index-version 2
says hello read index readme
printf '%020d' 0 | tr 0 '\0' | dd of=.git/index bs=1 seek=$(($(stat -c %s .git/index) - 20)) conv=notrunc status=none
same_as_git index
answered_by '^answered by libgit2 [0-9.]*$' files index

git update-index --split-index && echo more >>src/schema.ts && git add src
BACKENDS='command-line auto' same_as_git index
answered_by 'libgit2 .*; git .*: split index' files index
BACKENDS=libgit2 refuses 'split index' files index
git update-index --no-split-index && git commit -qm all
git sparse-checkout set --cone --sparse-index src
[ "$(git ls-files --sparse | wc -l)" -lt "$(git ls-files | wc -l)" ] || fail "the index is not sparse"
BACKENDS='command-line auto' same_as_git index
answered_by 'sparse index' files index
BACKENDS=libgit2 refuses 'sparse index' files index
git sparse-checkout set --cone --no-sparse-index src
same_as_git index
same_as_git HEAD
