#!/bin/bash
. "$(dirname "$0")/common.sh"
# The default branch of the remote that HEAD follows; a broken HEAD is an error and not an unborn one.
repo origin && git branch feature && cd .. && git clone -q origin clone && cd clone
says origin/main default-branch
git remote add fork "$here/origin" && git fetch -q fork && git remote set-head fork feature
says origin/main default-branch
git checkout -q -b mine fork/main && says fork/feature default-branch
git remote set-head fork -d && says origin/main default-branch
git remote set-head origin -d && says none default-branch
git checkout -q --detach && says none default-branch && says "$(git rev-parse HEAD)" head
git checkout -q mine && echo garbage >.git/refs/heads/mine
refuses 'refs/heads/mine|HEAD' head
cd / && refuses 'not a git repository' files HEAD
