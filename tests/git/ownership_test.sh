#!/bin/bash
. "$(dirname "$0")/common.sh"
# Somebody else's repository: refused as git refuses it, with the command that git names; read when git would read it.
[ "$(id -u)" = 0 ] || skip "needs root, to give files away"
chmod 755 "$here" && repo r && chmod 755 . && chown -R 12345 .
as_other() { (cd "$here/r" && HOME=$here/other GIT_CONFIG_GLOBAL=$here/other/.gitconfig setpriv --reuid 23456 --regid 23456 --clear-groups "$@"); }
mkdir "$here/other" && chown 23456 "$here/other" && cp "$TREE_DUMP" "$here/tree_dump" && chmod 755 "$here/tree_dump"
check() {
  for backend in libgit2 command-line auto; do
    status=0; as_other "$here/tree_dump" $backend files index >"$here/answer" 2>"$here/said" || status=$?
    [ $status = "$1" ] || fail "$backend: exit status $status instead of $1: $(cat "$here/said")"
    [ $status = 0 ] || grep -q 'help: git config --global --add safe.directory '"$here/r" "$here/said" || fail "$backend: $(cat "$here/said")"
    [ $status = 2 ] || [ "$(tr '\0' '\n' <"$here/answer" | wc -l)" = 4 ] || fail "$backend: $(cat "$here/answer")"
  done
}
check 2
as_other git config --global --add safe.directory /elsewhere && check 2
as_other git config --global --add safe.directory "$here/r" && check 0
as_other git config --global --unset-all safe.directory
as_other git config --global --add safe.directory '*' && check 0
as_other git config --global --unset-all safe.directory
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' && check 0
unset GIT_CONFIG_COUNT && check 2
