# shellcheck shell=bash
# Sourced by every scenario of `lockstep new`: a repository with real drizzle-kit, and a terminal to answer in.
export XDG_CACHE_HOME=$HOME/.cache
here_new=$(dirname "$(realpath "$0")")
. "$here_new/../cli/common.sh"
here=$(realpath "$here_new/../cli")
mkdir -p "$scratch/bin"
ln -sf "$program" "$(dirname "$program")/lockstep-pg" "$scratch/bin/"
PATH=$scratch/bin:$PATH
unset -f lockstep

# The chat application of the demo, with drizzle-kit beside it, without npm's start.
make_drizzle_chat() {
  { command -v node >/dev/null && [ -d "${PACKAGES-}/drizzle-kit" ]; } || { echo "skipped: there is no drizzle-kit"; exit 77; }
  make_chat
  ln -s "$PACKAGES" node_modules
  echo node_modules >.git/info/exclude
  printf '#!/bin/sh\nprogram=$1; shift\nexec "node_modules/.bin/$program" "$@"\n' >"$scratch/bin/npx"
  chmod +x "$scratch/bin/npx"
}

# Everything that `new` must leave alone: files with their bytes, the index, what git makes of both.
picture() {
  find . -path ./.git -prune -o -path ./node_modules -prune -o -print | LC_ALL=C sort
  find . -path ./.git -prune -o -path ./node_modules -prune -o -type f -exec sha256sum {} + | LC_ALL=C sort
  git ls-files --stage
  git status --porcelain
}
remember() { picture >"$scratch/before"; }
is_as_before() {
  picture >"$scratch/after"
  output=$(diff "$scratch/before" "$scratch/after") || fail "${1-it} left a trace"
}

keystrokes=0
no_terminal() { command -v tmux >/dev/null || { echo "skipped: tmux is not installed"; exit 77; }; }
export TMUX_TMPDIR=$scratch/tmp
terminals=0
tm() { tmux -L "lockstep-$$-$terminals" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null || true; rm -rf "$scratch"' EXIT

# on_terminal COMMAND...: starts it in a terminal of its own; its exit status is shown when it ends.
on_terminal() {
  no_terminal
  tm kill-server 2>/dev/null || true
  terminals=$((terminals + 1))  # the server before may still be going
  tm new-session -d -x 130 -y 60 -e "PATH=$PATH" "trap : INT; $*; echo \"ended with \$?\"; sleep 60"
}
screen() { tm capture-pane -pJ -S -3000; }

# sees TEXT: it is on the terminal, or comes within a time that is enough on a machine with other work.
sees() {
  local tries=0
  until output=$(screen 2>&1) && [[ $output == *"$1"* ]]; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || fail "the terminal does not show: $1"
    sleep 0.1
  done
}

# types KEY...: as tmux names keys; text is typed letter by letter.
types() {
  local key
  for key in "$@"; do
    case $key in
      Enter | C-c | Down | Up) tm send-keys "$key" && keystrokes=$((keystrokes + 1)) ;;
      *) tm send-keys -l "$key" && keystrokes=$((keystrokes + ${#key})) ;;
    esac
  done
}
