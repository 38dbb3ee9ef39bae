#!/bin/bash
. "$(dirname "$0")/common.sh"
# Partial clones: git fetches what is needed; what cannot be fetched is an error, and what nobody reads is not missed.
repo origin && head -c 100000 /dev/urandom >big && git add big && git commit -qm big
git config uploadpack.allowFilter true && git config uploadpack.allowAnySHA1InWant true && cd ..
for filter in blob:none tree:0; do
  git clone -q --bare --filter=$filter "file://$here/origin" $filter.git && cd $filter.git
  BACKENDS='command-line auto'
  same_as_git HEAD && says hello read HEAD readme
  answered_by 'partial clone' files HEAD
  cd ..
done
git clone -q --filter=blob:limit=1k "file://$here/origin" limited && cd limited
git config --unset-all remote.origin.promisor && git config --unset-all remote.origin.partialclonefilter
rm -f .git/objects/pack/*.promisor "$here/unused"
git cat-file --batch-check --batch-all-objects >"$here/ids"
cd .. && git clone -q --bare --filter=blob:limit=1k "file://$here/origin" absent && cd absent
git config --remove-section remote.origin && git config core.repositoryFormatVersion 0
unset BACKENDS
same_as_git HEAD && says hello read HEAD readme && changes 'A big' -- HEAD^ HEAD
refuses 'big \(blob [0-9a-f]*\) is (missing|not in)' read HEAD big
