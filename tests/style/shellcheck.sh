#!/bin/sh
# No shell script of the repository has a warning of shellcheck.
command -v shellcheck >/dev/null || { echo "skipped: there is no shellcheck"; exit 77; }
files=$(git ls-files 2>/dev/null) || { echo "skipped: this is no checkout that git would list files of"; exit 77; }

# check SHELL FILE...: as a script of SHELL, with what it sources from beside it.
check() {
  shell=$1
  shift
  shellcheck --external-sources --source-path=SCRIPTDIR --severity=warning --shell="$shell" "$@"
}

# Who runs a script says its first line, and of scenarios, which have none, the CMakeLists.txt beside them.
shell_of() { # file
  line=$(head -n 1 "$1" 2>/dev/null | tr -d '\0')
  case $line in
    '#!'*bash* | '# shellcheck shell=bash'*) echo bash ;;
    '#!'*sh* | '# shellcheck shell=sh'*) echo sh ;;
    *) case $1 in
      tests/action/*.sh | tests/cli/*.sh | tests/gate/*.sh | tests/git/*.sh | tests/pg/*.sh | tests/renumber/*.sh) echo bash ;;
      *.sh) echo sh ;;
    esac ;;
  esac
}

status=0
in_bash='' in_sh=''
for file in $files; do
  [ "$file" = hooks/shim.sh ] && continue
  case $(shell_of "$file") in
    bash) in_bash="$in_bash $file" ;;
    sh) in_sh="$in_sh $file" ;;
  esac
done
# shellcheck disable=SC2086  # one word a file
check bash $in_bash || status=1
# shellcheck disable=SC2086
check sh $in_sh || status=1
# The shim is a script once its blanks are filled in.
sed -e 's/@MISSING_STATUS@/1/' -e 's/@[A-Z]*@/word/g' hooks/shim.sh | check sh - || status=1
[ $status = 0 ]
