#!/bin/bash
. "$(dirname "$0")/common.sh"
# Ranges work in a bare repository; its index is asked for in vain. A server hook sees quarantined objects.
repo r && echo more >>readme && git commit -qam second && cd .. && git clone -q --bare r bare.git && cd bare.git
changes 'M readme' -- HEAD^ HEAD
same_as_git HEAD
says "$(git rev-parse HEAD^)" merge-base HEAD HEAD^
refuses 'bare repository has no index' files index
cat >hooks/pre-receive <<'H'
#!/bin/bash
read -r old new name
[ -n "$GIT_OBJECT_DIRECTORY" ] || exit 1
[ "$("$TREE_DUMP" auto changes "$old" "$new" 2>&1 | tr '\0' '\n' | head -1)" = "$(printf 'A\tpushed')" ] || exit 1
[ "$("$TREE_DUMP" command-line read "$new" pushed)" = pushed ] || exit 1
H
chmod +x hooks/pre-receive
cd ../r && echo pushed >pushed && git add pushed && git commit -qm pushed
git push -q ../bare.git main || fail "the hook refused"
