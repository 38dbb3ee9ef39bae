#!/bin/sh
# Builds lockstep from this checkout and installs it, with what it needs. `./install.sh --help` has the options.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/ci/parts.sh"

usage() {
  cat <<'END'
usage: ./install.sh [--prefix FOLDER] [--without-server] [--demo]
       ./install.sh --only-server

Installs what is missing to build lockstep (apt, on Debian 12, Debian 13 and Ubuntu 24.04), builds it and puts it in
FOLDER/bin, its manual page and what makes bash, zsh and fish complete its words in FOLDER/share. Running it again updates
them.

`lockstep verify` runs the migrations on a PostgreSQL server of its own. Where there are no programs of one, the package
postgresql is installed, without a database that would run from then on.

  --prefix FOLDER   where to install (default: /usr/local as root, else ~/.local)
  --demo            then runs `lockstep demo`: ten seconds, no network, nothing left behind
  --without-server  leaves PostgreSQL's programs out; --only-server installs nothing else
  --help            this text

To remove it again, in FOLDER:
  rm bin/lockstep bin/lockstep-pg share/man/man1/lockstep.1 share/bash-completion/completions/lockstep \
    share/zsh/site-functions/_lockstep share/fish/vendor_completions.d/lockstep.fish
END
}

refuse() { # message
  complain "$1"
  exit 2
}

read_options() {
  prefix=$HOME/.local
  [ "$(id -u)" != 0 ] || prefix=/usr/local
  demo=no
  server=yes
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix)
        [ $# -ge 2 ] || refuse "--prefix needs a folder"
        prefix=$2
        shift
        ;;
      --prefix=*) prefix=${1#--prefix=} ;;
      --demo) demo=yes ;;
      --without-server) server=no ;;
      --only-server) server=only ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) refuse "unknown option $1; ./install.sh --help lists them" ;;
    esac
    shift
  done
  case $prefix in
    '') refuse "--prefix needs a folder" ;;
    /*) ;;
    *) prefix=$PWD/$prefix ;;
  esac
}

# Said before the build rather than after it.
require_writable_prefix() {
  folder=$prefix/bin
  while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
  [ -w "$folder" ] || refuse "$folder is not writable for you; choose another place: ./install.sh --prefix ~/.local"
}

install_missing_parts() {
  parts=$build_parts
  # The grammar is kept after the first build, and npm is needed no more.
  ls "$HOME"/.cache/lockstep-build/tree-sitter-typescript-*.tgz >/dev/null 2>&1 || parts=$parts$npm_parts
  missing=$(missing_packages "$parts")
  # shellcheck disable=SC2086  # one word a package
  [ -z "$missing" ] || install_packages $missing || exit 2
}

# Everything but verify works without it, so that is no reason to stop.
install_missing_server() {
  [ -n "$(missing_packages "$server_parts")" ] || return 0
  install_server || complain "lockstep verify will find no PostgreSQL; everything else works"
}

# Runs a step with its output in the log; shows the end of it when the step fails.
logged() {
  if ! "$@" >>"$log" 2>&1; then
    tail -n 25 "$log" >&2
    complain "failed: $*"
    complain "the whole output is in $log"
    exit 1
  fi
}

build_and_install() {
  mkdir -p "$here/build"
  log=$here/build/install.log
  : >"$log"
  say "building in build/release (about five minutes on two cores the first time; output in build/install.log)"
  cd "$here"
  logged cmake --preset release
  logged cmake --build --preset release --target lockstep lockstep-pg
  logged cmake --install build/release --prefix "$prefix" --strip
  say "installed $prefix/bin/lockstep ($("$prefix/bin/lockstep" --version), $(du -h "$prefix/bin/lockstep" | cut -f1))"
  say "its manual page and completions for bash, zsh and fish are in $prefix/share"
}

mention_path() {
  case :$PATH: in
    *:"$prefix/bin":*) ;;
    *)
      say "$prefix/bin is not on your PATH; add this line to ~/.profile (~/.zprofile for zsh):"
      # shellcheck disable=SC2016  # $PATH is for the file, not for now
      printf '  export PATH="%s:$PATH"\n' "$prefix/bin"
      ;;
  esac
}

read_options "$@"
if [ "$server" = only ]; then
  install_missing_server
  exit
fi
require_writable_prefix
install_missing_parts
[ "$server" = no ] || install_missing_server
build_and_install
mention_path
if [ "$demo" = yes ]; then exec "$prefix/bin/lockstep" demo; fi
say "next, in your repository: lockstep init (or see it at work first: lockstep demo)"
