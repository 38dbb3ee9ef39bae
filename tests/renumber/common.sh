# Sourced by every history: a repository whose migrations are written as drizzle-kit writes them, and questions about it.
# shellcheck source=tests/cli/common.sh
. "$(dirname "$0")/../cli/common.sh"
command -v jq >/dev/null || exit 77
PATH=$(dirname "$program"):$PATH
export PATH
git config --global advice.mergeConflict false

# with_both_backends FUNCTION: plays it twice, each in an empty repository, with `renumber` reading by another back end.
with_both_backends() {
  for backend in libgit2 command-line; do
    rm -rf "$scratch/work"
    git init -q "$scratch/work"
    cd "$scratch/work"
    "$1"
  done
}
renumber() { "$program" renumber --git-backend "$backend" "$@"; }

# generate LABEL WHEN [JQ]: a migration of the present snapshot changed by the jq program, as `drizzle-kit generate`
# leaves it: SQL, snapshot, journal entry. Without one, a custom migration.
generate() {
  local tag number previous journal=drizzle/meta/_journal.json entries
  mkdir -p drizzle/meta
  entries=$(cat $journal 2>/dev/null || printf '{\n  "version": "7",\n  "dialect": "postgresql",\n  "entries": [\n  ]\n}')
  number=$(printf %04d "$(grep -c '"tag"' <<<"$entries")")
  tag=${number}_$1
  entries=${entries%$'\n  ]\n}'}
  [ "$number" = 0000 ] || entries+=,
  printf '%s\n    {\n      "idx": %d,\n      "version": "7",\n      "when": %s,\n      "tag": "%s",\n      "breakpoints": true\n    }\n  ]\n}' \
    "$entries" "$((10#$number))" "$2" "$tag" >$journal
  printf -- '-- %s\nSELECT %s;' "$tag" "$2" >"drizzle/$tag.sql"
  previous=$(find drizzle/meta -name '*_snapshot.json' | LC_ALL=C sort | tail -n 1)
  previous=$(cat "${previous:-/dev/null}")
  jq --arg id "$(id_of "$1")" '.prevId = .id | .id = $id | '"${3-.}" <<<"${previous:-$empty_snapshot}" |
    without_newline >"drizzle/meta/${number}_snapshot.json"
}
without_newline() { printf %s "$(cat)"; }
id_of() { printf %s "$1" | md5sum | sed -E 's/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/\1-\2-4\3-8\4-\5/'; }
empty_snapshot='{"id": "00000000-0000-0000-0000-000000000000", "prevId": "", "version": "7", "dialect": "postgresql",
  "tables": {}, "enums": {}, "schemas": {}, "sequences": {}, "roles": {}, "policies": {}, "views": {},
  "_meta": {"columns": {}, "schemas": {}, "tables": {}}}'

# jq programs for generate.
table() { printf '.tables["public.%s"] = {name: "%s", schema: "", columns: {}, indexes: {}, foreignKeys: {},
  compositePrimaryKeys: {}, uniqueConstraints: {}, policies: {}, checkConstraints: {}, isRLSEnabled: false}' "$1" "$1"; }
column() { printf '.tables["public.%s"].columns.%s = {name: "%s", type: "%s", primaryKey: false, notNull: false}' \
  "$1" "$2" "$2" "${3-text}"; }
no_column() { printf 'del(.tables["public.%s"].columns.%s)' "$1" "$2"; }

commit() { git add -A && git commit -qm "$1"; }

# main with a table and a column; branches main and work that part there. Times are in the past.
start() {
  generate init 1700000000000 "$(table users) | $(column users id)"
  commit "Users"
  git branch work
}

# What stands in the work tree, and that it is what is staged.
tags() { sed -n 's/.*"tag": "\(.*\)".*/\1/p' drizzle/meta/_journal.json | tr '\n' ' '; }
columns() { jq -r '.tables["public.users"].columns | keys_unsorted | join(" ")' "drizzle/meta/$1_snapshot.json"; }
is() { [ "$1" = "$2" ] || fail "it is '$1', not '$2'"; }

# The journal counts on, stamps rise by a second and are in the past, every entry has its file, and the snapshots are one
# chain in the order of their names.
in_order() {
  jq -e '.entries | . as $all | [range(length)] | all(. as $k | $all[$k].idx == $k and
    ($k == 0 or $all[$k].when >= $all[$k - 1].when + 1000) and $all[$k].when <= now * 1000)' \
    drizzle/meta/_journal.json >/dev/null || fail "the journal is not in order: $(cat drizzle/meta/_journal.json)"
  jq -es 'map(.prevId) == (["00000000-0000-0000-0000-000000000000"] + map(.id))[:length]' drizzle/meta/*_snapshot.json \
    >/dev/null || fail "the snapshots are no chain: $(grep -H '^  "\(prevI\|i\)d"' drizzle/meta/*_snapshot.json)"
  local tag
  for tag in $(tags); do [ -f "drizzle/$tag.sql" ] || fail "there is no drizzle/$tag.sql"; done
  is "$(find drizzle -name '*.sql' | wc -l)" "$(tags | wc -w)"
  is "$(git ls-files --unmerged drizzle)$(git ls-files --others drizzle)$(git diff --name-only drizzle)" ""
}

# Everything that a failed or dry run must leave as it is.
state() { { git ls-files --stage && git status --porcelain && find . -path ./.git -prune -o -type f -print0 | sort -z |
  xargs -0 sha256sum; } | sha256sum; }
