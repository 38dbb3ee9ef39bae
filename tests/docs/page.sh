# shellcheck shell=bash
# page.sh PROGRAM PAGE [--write]: runs the blocks of a page of docs/ in order, as its reader would, in a repository and on
# a server that end with it. Called under with_server. --write puts the output of today into the page.
#
# A comment right above a block of sh, console or sql says what happens to it; readers do not see it:
#   <!-- run -->               it is run; what a console block shows is what is written. "..." stands for any lines, and
#                              times and versions of servers may be others
#   <!-- run, fails: TEXT -->  it fails, and says TEXT
#   <!-- file: PATH -->        it is what that file holds from now on; for a block of any language
#   <!-- not run: REASON -->   counted, and told
# A comment that begins with a line "<!-- setup" holds shell commands that come before what follows it.
export XDG_CACHE_HOME=$HOME/.cache
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/../pg/common.sh"
here=$(realpath "$here/../cli")
page=$(realpath "$2")
mkdir "$scratch/bin"
ln -s "$program" "$(dirname "$program")/lockstep-pg" "$scratch/bin/"
PATH=$scratch/bin:$PATH
unset -f lockstep

# For setups: drizzle-kit and drizzle-orm in the repository at hand, and npx, as far as pages need it: without npm's start.
install_drizzle() {
  { command -v node >/dev/null && [ -d "${PACKAGES-}/drizzle-kit" ]; } || { echo "skipped: there is no drizzle-kit"; exit 77; }
  ln -s "$PACKAGES" node_modules
  echo node_modules >.git/info/exclude
  printf '#!/bin/sh\nprogram=$1; shift\nexec "node_modules/.bin/$program" "$@"\n' >"$scratch/bin/npx"
  chmod +x "$scratch/bin/npx"
}

number=0 ran=0 not_run=0 marker=
next_line() { IFS= read -r line && number=$((number + 1)); }
emit() { printf '%s\n' "$@" >&3; }
at_line() { fail "$(basename "$page"):$number: $*"; }

# read_until END: what stands before the line END, into $body.
read_until() {
  body=
  while next_line && [ "$line" != "$1" ]; do body+=$line$'\n'; done
  [ "$line" = "$1" ] || at_line "the page ends within a block"
}

# What may be different each time is the same; a line "..." becomes a pattern.
normal() {
  sed -E "s/ +[0-9]+(\.[0-9]+)? (ms|s)\b/ N \2/g; s/\b(postgres|PostgreSQL) [0-9]+\.[0-9]+/\1 N/g
    s/ with the base's migrations from an earlier run,//"
}
as_pattern() { normal <<<"$1" | sed -E 's/[][\\*?]/\\&/g; s/^\.\.\.$/*/'; }

status_of() { # command...: into $status, its output into $output
  status=0
  output=$("$@" 2>&1 </dev/null) || status=$?
}

run_text() { # command...: succeeds, or fails as the marker says
  status_of "$@"
  case $marker in
    run) [ "$status" = 0 ] || at_line "the block above fails" ;;
    'run, fails: '*)
      [ "$status" != 0 ] || at_line "the block above does not fail"
      says "${marker#run, fails: }"
      ;;
  esac
}

# One command of a console block, with the output that the page shows for it.
run_shown() { # command shown
  status_of bash -c "$1"
  emit "\$ $1"
  # shellcheck disable=SC2053  # a pattern
  if [[ $(normal <<<"$output") == $(as_pattern "$2") ]]; then
    [ -z "$2" ] || emit "$2"
  else
    [ -z "$output" ] || emit "$output"
  fi
}

run_console() {
  local command='' shown='' each
  while IFS= read -r each; do
    case $each in
      '$ '*)
        [ -z "$command" ] || run_shown "$command" "$shown"
        command=${each#'$ '} shown=
        ;;
      *) shown+=${shown:+$'\n'}$each ;;
    esac
  done <<<"${body%$'\n'}"
  run_shown "$command" "$shown"
}

do_block() { # language
  case $marker in
    run | 'run, fails: '*)
      ran=$((ran + 1))
      case $1 in
        sh) run_text bash -euo pipefail -c "$body" ;;
        sql) printf '%s' "$body" >"$scratch/block.sql" && run_text sql -f "$scratch/block.sql" ;;
        console) run_console && return ;;
        *) at_line "a block of $1 cannot be run" ;;
      esac
      ;;
    'file: '*)
      mkdir -p "$(dirname "${marker#file: }")"
      printf '%s' "$body" >"${marker#file: }"
      ;;
    'not run: '?*)
      not_run=$((not_run + 1))
      echo "not run, $(basename "$page"):$number: ${marker#not run: }"
      ;;
    *) case $1 in sh | console | sql) at_line "the block above says neither that it is run, nor why not" ;; esac ;;
  esac
  printf '%s' "$body" >&3
}

read_page() {
  while next_line; do
    emit "$line"
    case $line in
      '<!-- setup')
        read_until '-->'
        printf '%s-->\n' "$body" >&3
        eval "$body"
        ;;
      '<!-- '*' -->') marker=${line#'<!-- '} marker=${marker%' -->'} ;;
      '```'*)
        language=${line#'```'}
        read_until '```'
        do_block "$language"
        emit '```'
        marker=
        ;;
      *) marker= ;;
    esac
  done
}

read_page <"$page" 3>"$scratch/page.md"
echo "$(basename "$page"): $ran blocks ran, $not_run did not"
if [ "${3-}" = --write ]; then
  cp "$scratch/page.md" "$page"
else
  output=$(diff -u "$page" "$scratch/page.md") || fail "the page and the programs differ"
fi
