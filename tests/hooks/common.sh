# Sourced by every scenario: real git with a HOME of its own, in a folder that is removed at the end. Hooks are installed
# by the lockstep under test from $scratch/bin/lockstep; then a recorder takes that place, so that the path which the
# hook was given leads to something that tells how it was called.
set -eu
program=${LOCKSTEP:?the lockstep to test}
unset LOCKSTEP
# shellcheck disable=SC2046  # one word a variable
unset $(git rev-parse --local-env-vars) XDG_CONFIG_HOME 2>/dev/null || true

scratch=$(mktemp -d "${TMPDIR:-/tmp}/lockstep-hooks-XXXXXX")
scratch=$(cd "$scratch" && pwd -P)
trap 'rm -rf "$scratch"' EXIT
calls=$scratch/calls
mkdir "$scratch/bin" "$scratch/home"
: > "$calls"

export HOME=$scratch/home GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/home/.gitconfig LC_ALL=C
git config --global user.name Ada
git config --global user.email ada@example.com
git config --global init.defaultBranch main
git config --global core.editor true
git config --global advice.ignoredHook false

fail() {
  echo "FAIL: $*" >&2
  exit 1
}

new_repository() {
  git init -q "$1"
  cd "$1"
  git commit -q --allow-empty -m first
}

# Writes an executable hook: hook PATH LINE...
hook() {
  path=$1
  shift
  mkdir -p "$(dirname "$path")"
  printf '%s\n' '#!/bin/sh' "$@" > "$path"
  chmod +x "$path"
}

# recorder STATUS: what hooks call from now on notes its arguments and exits with STATUS.
recorder() {
  hook "$scratch/bin/recorder" "echo \"lockstep \$*\" >> '$calls'" "exit $1"
  mv "$scratch/bin/recorder" "$scratch/bin/lockstep"
}

install_hooks() {
  rm -f "$scratch/bin/lockstep"
  cp "$program" "$scratch/bin/lockstep"
  "$scratch/bin/lockstep" hooks install "$@" > "$scratch/out"
  recorder 0
}

# hooks STATUS ARGUMENT...: runs lockstep hooks, whose output is then in $scratch/out, and expects its exit status.
hooks() {
  expected=$1
  shift
  status=0
  "$program" hooks "$@" > "$scratch/out" 2>&1 || status=$?
  [ "$status" = "$expected" ] || fail "lockstep hooks $* gave $status, not $expected: $(cat "$scratch/out")"
}

said() { grep -qF -- "$1" "$scratch/out" || fail "'$1' was not said: $(cat "$scratch/out")"; }

# called LINE...: exactly these calls were made since the last time.
called() {
  if [ $# = 0 ]; then : > "$scratch/expected"; else printf '%s\n' "$@" > "$scratch/expected"; fi
  cmp -s "$scratch/expected" "$calls" || fail "called: $(cat "$calls"), not: $*"
  : > "$calls"
}

commit() { git commit -q --allow-empty -m "$1"; }
stopped() { if "$@" 2> "$scratch/out"; then fail "not stopped: $*"; fi; }
