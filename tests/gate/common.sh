# Sourced by every history: a closed environment, migrations in a line each, and a gate that both back ends have to
# agree on. A history is called with the path of the program.
set -euo pipefail

program=$(realpath "$1")
history=$(basename "$0" .sh)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for variable in $(compgen -e GIT_) $(compgen -e LOCKSTEP) $(compgen -e GITHUB_) $(compgen -e CI) $(compgen -e GITLAB) \
  $(compgen -e BUILD) $(compgen -e BITBUCKET) $(compgen -e SYSTEM_) TF_BUILD NO_COLOR FORCE_COLOR CLICOLOR_FORCE; do
  unset "$variable"
done
export HOME=$scratch/home TMPDIR=$scratch/tmp LC_ALL=C
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/home/.gitconfig
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.com GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.com
mkdir -p "$HOME" "$TMPDIR"
printf '[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n\tskippedCherryPicks = false\n' >"$GIT_CONFIG_GLOBAL"

fail() {
  printf '%s: %s\n' "$history" "$*" >&2
  printf '%s\n' "--- the last command wrote" "${output-}" >&2
  exit 1
}

says() { [[ $output == *"$1"* ]] || fail "it does not say: $1"; }
does_not_say() { [[ $output != *"$1"* ]] || fail "it says: $1"; }
says_nothing() { [ -z "$output" ] || fail "it is not silent"; }

# gate STATUS ARGUMENT...: both back ends end with it and write the same, which is kept in $output.
gate() {
  local wanted=$1 status backend first=
  shift
  for backend in ${BACKENDS-libgit2 command-line}; do
    status=0
    output=$("$program" gate --color never --git-backend "$backend" "$@" 2>&1 </dev/null) || status=$?
    [ "$status" = "$wanted" ] || fail "$backend: 'gate $*' ended with $status, not $wanted"
    [ -z "$first" ] || [ "$first" = "=$output" ] || fail "the other back end wrote ${first#=}"
    first="=$output"
  done
}

save() { git add -A && git commit -qm "$1"; }
branch() { git switch -qc "$@"; }

# table NUMBER_NAME: a plain migration that makes a table.
table() {
  mkdir -p migrations
  echo "CREATE TABLE ${1#*_} (id bigint PRIMARY KEY);" >"migrations/$1.sql"
}

# plain NAME: a repository with two plain migrations on main, and enters it.
plain() {
  git init -q "$scratch/$1" && cd "$scratch/$1"
  table 0001_users && table 0002_posts && save "users and posts"
}

# entry TAG WHEN [PARENT]: a Drizzle migration with its entry in the journal and its snapshot, which follows PARENT's.
# Ids of snapshots are the tags, spelled in hexadecimal.
entry() {
  local meta=drizzle/meta journal=drizzle/meta/_journal.json number=${1%%_*}
  mkdir -p "$meta"
  echo "CREATE TABLE ${1#*_} (id bigint PRIMARY KEY);" >"drizzle/$1.sql"
  [ -e "$journal" ] || printf '{\n  "version": "7",\n  "dialect": "postgresql",\n  "entries": []\n}' >"$journal"
  append_entry "$journal" "{\"idx\": $((10#$number)), \"version\": \"7\", \"when\": $2, \"tag\": \"$1\", \"breakpoints\": true}"
  printf '{"id": "%s", "prevId": "%s", "version": "7", "dialect": "postgresql", "tables": {}}\n' \
    "$(snapshot_id "$1")" "$([ $# -lt 3 ] && echo 00000000-0000-0000-0000-000000000000 || snapshot_id "$3")" \
    >"$meta/${number}_snapshot.json"
}
snapshot_id() { printf '%s' "$1" | sha1sum | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\).*/\1-\2-4\3-8\4-\5/'; }

# append_entry JOURNAL ENTRY: as drizzle-kit writes it, an entry on lines of its own.
append_entry() {
  sed -i -e 's/^    }$/    },/' -e 's/^  "entries": \[\]$/  "entries": [\n  ]/' "$1"
  local pretty
  pretty=$(printf '%s' "$2" | sed -e 's/^{/    {\n      /' -e 's/, /,\n      /g' -e 's/}$/\n    }/')
  awk -v entry="$pretty" '/^  \]$/ { print entry } { print }' "$1" >"$1.new"
  printf '%s' "$(cat "$1.new")" >"$1"
  rm "$1.new"
}

# drizzle NAME: a repository with a Drizzle project of two migrations on main, and enters it.
drizzle() {
  git init -q "$scratch/$1" && cd "$scratch/$1"
  echo "export default { schema: './schema.ts', out: './drizzle', dialect: 'postgresql' };" >drizzle.config.ts
  echo 'export {};' >schema.ts
  entry 0000_users 1767225600000
  entry 0001_posts 1767312000000 0000_users
  save "users and posts"
}
