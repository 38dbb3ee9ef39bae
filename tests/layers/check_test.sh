#!/bin/sh
# The layer check itself: it passes a clean tree, and names each kind of violation.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/base" "$folder/git"

check() { sh "$here/check.sh" "$folder" "$here/allowed_includes.txt"; }

expect_complaint() { # file, line that breaks the table, words of the complaint
  printf '%s\n' "$2" >"$folder/$1"
  if output=$(check); then
    echo "not noticed: $2 in $1"
    exit 1
  fi
  case $output in
    "$1:1: $3") ;;
    *)
      echo "expected: $1:1: $3"
      echo "got:      $output"
      exit 1
      ;;
  esac
  rm "$folder/$1"
}

printf '#include <git2.h>\n#include <sys/stat.h>\n#include <string>\n\n#include "base/a.h"\n' >"$folder/git/b.cpp"
printf '#include <vector>\n' >"$folder/base/a.h"
check

expect_complaint base/up.h '#include "git/b.h"' 'base may not include "git/b.h"'
expect_complaint base/outside.cpp '#include <git2.h>' 'base may not include <git2.h>'
expect_complaint git/spaced.cpp '  #  include "layout/layout.h"  // why' 'git may not include "layout/layout.h"'
expect_complaint git/grammar.cpp '#include <tree_sitter/api.h>' 'git may not include <tree_sitter/api.h>'
expect_complaint base/bare.cpp '#include "a.h"' '"a.h" is written without its module'
mkdir "$folder/newcomer"
expect_complaint newcomer/a.cpp '#include <string>' 'module newcomer is not in the table'
