# Sourced by the tests beside it. Each works in a folder of its own, with no configuration but its own.
set -eu
here=$(mktemp -d)
trap 'chmod -R u+w "$here" 2>/dev/null; rm -rf "$here"' EXIT
cd "$here"
mkdir home
export HOME=$here/home GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$here/home/.gitconfig
export GIT_AUTHOR_DATE='2026-01-14T09:30:00Z' GIT_COMMITTER_DATE='2026-01-14T09:30:00Z'
# shellcheck disable=SC2046  # one word a variable
unset $(git rev-parse --local-env-vars)
git config --global user.name Ada
git config --global user.email ada@example.com
git config --global init.defaultBranch main
git config --global protocol.file.allow always

fail() { echo "FAIL: $*" >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }

# repo NAME: a repository with one commit of four files, and enters it.
repo() {
  git init -q "$1" && cd "$1"
  mkdir -p db/migrations src
  echo 'CREATE TABLE a ();' >db/migrations/0000_a.sql
  echo 'CREATE TABLE b ();' >db/migrations/0001_b.sql
  echo 'export {};' >src/schema.ts
  echo hello >readme
  git add . && git commit -qm first
}

# What a commit, or the index, holds, in tree_dump's words: as git tells it.
git_files() {
  if [ "$1" = index ]; then
    git ls-files -s -z | sed -z 's/ 0\t/\t/'
  else
    git ls-tree -r -z "$1" | sed -z 's/^\([0-9]*\) [a-z]* /\1 /'
  fi
}

# same EXPECTED QUESTION...: both back ends, and the automatic choice, answer the bytes of the file EXPECTED.
same() {
  local expected=$1 backend
  shift
  for backend in ${BACKENDS-libgit2 command-line auto}; do
    "$TREE_DUMP" "$backend" "$@" >"$here/answer" 2>"$here/said" || fail "$backend: $*: $(cat "$here/said")"
    cmp -s "$expected" "$here/answer" ||
      fail "$backend: $*"$'\n'"expected: $(tr '\0' '\n' <"$expected")"$'\n'"answered: $(tr '\0' '\n' <"$here/answer")"
  done
}

# same_as_git index|COMMIT: the files are those that git lists.
same_as_git() {
  git_files "$1" >"$here/expected"
  same "$here/expected" files "$1"
}

# says TEXT QUESTION...: the answer is one line of text.
says() {
  printf '%s\n' "$1" >"$here/expected"
  shift
  same "$here/expected" "$@"
}

# changes 'A path' … -- BEFORE AFTER
changes() {
  : >"$here/expected"
  while [ "$1" != -- ]; do printf '%s\t%s\0' "${1%% *}" "${1#* }" >>"$here/expected" && shift; done
  same "$here/expected" changes "$2" "$3"
}

# refuses PATTERN QUESTION...: exit 2, and what is said matches.
refuses() {
  local pattern=$1 backend
  shift
  for backend in ${BACKENDS-libgit2 command-line auto}; do
    local status=0
    "$TREE_DUMP" "$backend" "$@" >"$here/answer" 2>"$here/said" || status=$?
    [ $status = 2 ] || fail "$backend: $*: exit status $status instead of 2: $(head -c 300 "$here/answer" | tr '\0' '\n')"
    grep -Eq -- "$pattern" "$here/said" || fail "$backend: $*: not /$pattern/: $(cat "$here/said")"
  done
}

# answered_by PATTERN QUESTION...: which back end the automatic choice took.
answered_by() {
  local pattern=$1
  shift
  "$TREE_DUMP" auto "$@" >/dev/null 2>"$here/said" || fail "auto: $*: $(cat "$here/said")"
  grep -Eq -- "$pattern" "$here/said" || fail "auto: $*: not /$pattern/: $(cat "$here/said")"
}

# hook NAME: writes the hook from standard input. It may use this file's functions; what it compares is kept in $here.
hook() {
  local file
  file=$(git rev-parse --git-path hooks)/$1
  mkdir -p "$(dirname "$file")"
  { echo '#!/bin/bash'; echo "here=$here"; functions_of_this_file; cat; echo "touch $here/hook_ran"; } >"$file"
  chmod +x "$file"
  rm -f "$here/hook_ran"
}
functions_of_this_file() { echo 'set -eu'; declare -f fail git_files same same_as_git says changes refuses; }
hook_ran() { [ -e "$here/hook_ran" ] || fail "the hook did not run to its end"; rm -f "$here/hook_ran"; }
