#!/bin/bash
. "$(dirname "$0")/common.sh"
# sha256, reftable, worktreeConfig, preciousObjects, an unknown version: libgit2 or git answers, or the refusal is said.
git init -q --object-format=sha256 s && cd s && echo one >one && git add one && git commit -qm one && echo two >two && git add two
export BACKENDS='command-line auto'
same_as_git HEAD && same_as_git index && says one read HEAD one && says "$(git rev-parse HEAD)" head
changes 'A two' -- HEAD index
answered_by 'git .*objectformat' files index
BACKENDS=libgit2 refuses 'objectformat' files index
unset BACKENDS
cd .. && repo r
git config core.repositoryFormatVersion 1
for extension in worktreeConfig preciousObjects; do git config extensions.$extension true && same_as_git HEAD; done
answered_by '^answered by libgit2 [0-9.]*$' files index
git config extensions.refStorage reftable
refuses 'refstorage|refStorage' files HEAD
git config --file .git/config --unset extensions.refStorage && git config --file .git/config core.repositoryFormatVersion 2
refuses 'version' files HEAD
