# Sourced by every scenario: a closed environment, the chat application of the demo, and expectations.
# A scenario is called with the path of the program, which it runs as `lockstep`.
set -euo pipefail

program=$(realpath "$1")
scenario=$(basename "$0" .sh)
here=$(dirname "$(realpath "$0")")
scratch=$(mktemp -d)
# shellcheck disable=SC2034  # for the scenarios
chat_sessions=src/db/schema/chat-sessions.ts
trap 'rm -rf "$scratch"' EXIT

for variable in $(compgen -e GIT_) $(compgen -e LOCKSTEP) GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITLAB_CI CI NO_COLOR \
  FORCE_COLOR CLICOLOR_FORCE; do
  unset "$variable"
done
export HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home/.config TMPDIR=$scratch/tmp LC_ALL=C
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/home/.gitconfig
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.com GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.com
mkdir -p "$HOME" "$TMPDIR"
printf '[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n' >"$GIT_CONFIG_GLOBAL"

fail() {
  printf '%s: %s\n' "$scenario" "$*" >&2
  printf '%s\n' "--- the last command wrote" "${output-}" >&2
  exit 1
}

lockstep() { "$program" "$@"; }

# expect STATUS COMMAND...: runs it, keeps what it writes in $output.
expect() {
  local wanted=$1 status=0
  shift
  output=$("$@" 2>&1 </dev/null) || status=$?
  [ "$status" = "$wanted" ] || fail "'$*' ended with $status, not $wanted"
}
says() { [[ $output == *"$1"* ]] || fail "it does not say: $1"; }
does_not_say() { [[ $output != *"$1"* ]] || fail "it says: $1"; }
says_nothing() { [ -z "$output" ] || fail "it is not silent"; }

# put STEP: writes the files of one step of the demo's story (see src/commands/demo/demo.txtar) into the current folder.
put() {
  awk -v step="$1/" '
    /^-- .* --$/ {
      file = index($2, step) == 1 ? substr($2, length(step) + 1) : ""
      if (file == "") next
      folder = file
      if (sub("/[^/]*$", "", folder)) system("mkdir -p " folder)
      printf "" > file
      next
    }
    file != "" { print > file }
  ' "$here/../../src/commands/demo/demo.txtar"
}

# The chat application on main with ten migrations, in a repository of its own; the branch `work` is checked out.
make_chat() {
  git init -q "$scratch/chat"
  cd "$scratch/chat"
  put base
  git add .
  git commit -qm "Chat with ten migrations"
  git switch -qc work
}
