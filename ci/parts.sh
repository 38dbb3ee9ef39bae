# shellcheck shell=sh disable=SC2034
# What a build needs, and how to get it: sourced by install.sh, ci/test and ci/fuzz.
#
# A table of parts has one line each: kind (command, header, server or fuzzer), what is looked for, the Debian package that has
# it. A part counts as present when the command is on PATH or the compiler finds the header, so it does not matter who installed
# it.

build_parts='
command c++               g++
command cmake             cmake
command ninja             ninja-build
command git               git
header  git2.h            libgit2-dev
header  tree_sitter/api.h libtree-sitter-dev
header  cxxopts.hpp       libcxxopts-dev
header  nlohmann/json.hpp nlohmann-json3-dev
header  pg_query.h        libpg-query-dev
header  yaml-cpp/parser.h libyaml-cpp-dev
header  protobuf-c/protobuf-c.h libprotobuf-c-dev
header  postgresql/libpq-fe.h libpq-dev
'
# Needed once, to fetch the TypeScript grammar (cmake/Grammar.cmake); ca-certificates because npm speaks TLS.
npm_parts='
command npm               npm
command npm               ca-certificates
'

# What the presets asan and fuzz are built with, and what their reports get names from: without names, tests/known_leaks.txt
# is no use.
clang_parts='
command clang++           clang
command ld.lld            lld
fuzzer  clang++           libclang-rt-dev
command llvm-symbolizer   llvm
'

# What `lockstep verify` starts a server of its own with.
server_parts='
server postgres postgresql
'

say() { printf 'lockstep: %s\n' "$*"; }
complain() { printf 'lockstep: %s\n' "$*" >&2; }

is_present() { # kind what
  case $1 in
    command) command -v "$2" >/dev/null 2>&1 ;;
    server) command -v "$2" >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/"$2" >/dev/null 2>&1 ;;
    header) printf '#include <%s>\n' "$2" | c++ -std=c++20 -E -x c++ - >/dev/null 2>&1 ;;
    fuzzer) printf '%s\n' 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
      "$2" -fsanitize=fuzzer -x c++ - -o /dev/null >/dev/null 2>&1 ;;
  esac
}

# Prints the packages of the parts that are not there, one a line, each once.
missing_packages() { # table
  printf '%s\n' "$1" | while read -r kind what package; do
    if [ -n "$kind" ] && ! is_present "$kind" "$what"; then printf '%s\n' "$package"; fi
  done | sort -u
}

# Installs the packages (words) with apt. Returns 2, after saying what to type, where that cannot be done.
install_packages() { # package...
  by_hand="apt-get update && apt-get install -y --no-install-recommends $*"
  if ! command -v apt-get >/dev/null 2>&1; then
    complain "these are missing, and there is no apt-get to install them (the names are Debian's): $*"
    return 2
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      complain "packages are missing, and only root can install them (no sudo here). As root:"
      printf '  %s\n' "$by_hand" >&2
      return 2
    fi
    as_root=sudo
  fi
  say "installing with apt-get: $*"
  log=$(mktemp)
  if ! { $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    complain "apt-get failed. By hand, as root:"
    printf '  %s\n' "$by_hand" >&2
    return 2
  fi
  rm -f "$log"
}

# PostgreSQL's programs without a database: the package makes one, which would run from then on, unless it is told not to.
install_server() {
  settings=/etc/postgresql-common/createcluster.conf
  [ -e "$settings" ] || install_packages postgresql-common || return
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root cp "$settings" "$settings.before-lockstep"
  echo "create_main_cluster = false" | $as_root tee -a "$settings" >/dev/null
  status=0
  install_packages postgresql || status=$?
  $as_root mv "$settings.before-lockstep" "$settings"
  return "$status"
}
