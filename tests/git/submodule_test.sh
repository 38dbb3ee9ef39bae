#!/bin/bash
. "$(dirname "$0")/common.sh"
# Inside a submodule the hook sees the submodule; the parent sees one entry of mode 160000 and no files.
repo inner && cd .. && repo outer
git submodule --quiet add "$here/inner" sub && git commit -qm 'add submodule'
same_as_git HEAD
same_as_git index
says 'no such file' read HEAD sub/readme
refuses 'sub \(blob [0-9a-f]+\)' read HEAD sub
cd sub
hook pre-commit <<'H'
case $GIT_DIR in */modules/sub) ;; *) fail "GIT_DIR=${GIT_DIR-}" ;; esac
same_as_git index
changes 'M readme' -- HEAD index
cd src && changes 'M readme' -- HEAD index
H
echo more >>readme && git add readme && git commit -qm inner; hook_ran
cd .. && git add sub && changes 'M sub' -- HEAD index
