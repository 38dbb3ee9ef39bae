#!/bin/bash
. "$(dirname "$0")/common.sh"
# Several tips, criss-cross, unrelated histories; and 100,000 commits behind two branches cost nothing.
repo r && git branch start
for name in a b c; do git checkout -qb $name start && git commit -q --allow-empty -m $name && git commit -q --allow-empty -m $name; done
git checkout -q a && git merge -q --no-edit b~1 2>/dev/null
says "$(git merge-base a b)" merge-base a b
says "$(git merge-base c a b)" merge-base c a b
says "$(git merge-base b c a)" merge-base b c a
git checkout -q --orphan alone && git commit -qm alone
says none merge-base alone a
says none resolve no-such-branch
refuses 'no such commit' merge-base alone no-such-branch
git rev-list start..a >"$here/ids"
git log -z --format=%B start..a | sed -z 's/\n$//;s/$/\n/' >/dev/null
for backend in libgit2 command-line; do "$TREE_DUMP" $backend messages start a 2>/dev/null | tr '\0' '|' >"$here/$backend"; done
cmp "$here/libgit2" "$here/command-line" && [ "$(tr -cd '|' <"$here/libgit2" | wc -c)" = "$(wc -l <"$here/ids")" ] || fail messages

for k in $(seq 100000); do
  printf 'commit refs/heads/long\ncommitter A <a@b.c> %d +0000\ndata 1\nx\n' $((1000000000 + k))
done | git fast-import --quiet
git checkout -qf long && git commit -qm one --allow-empty && git checkout -qb other HEAD~3 && git commit -qm two --allow-empty
says "$(git rev-parse long~3)" merge-base long other
for backend in libgit2 command-line; do timeout 2 "$TREE_DUMP" $backend merge-base long other >/dev/null || fail "$backend is slow"; done
