#!/bin/bash
# What a merge queue waits for. Repositories are made anew; runs with LOCKSTEP and PAIRED_RUNS set, as ci/bench does.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export HOME=$here GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE='2026-01-14T09:30:00Z' GIT_COMMITTER_DATE='2026-01-14T09:30:00Z'
git config --global user.name Ada
git config --global user.email ada@example.com
git config --global init.defaultBranch main
git config --global gc.auto 0
runs=${RUNS:-21}
files=${FILES:-50000}
branches=${BRANCHES:-200}

# The history as a stream for git fast-import: 50,000 small sources and 300 plain migrations on main, and branches of one
# migration each, of which every tenth takes the number of the judged one.
history() {
  awk -v files="$files" -v branches="$branches" '
    function blob(path, text) { printf "M 100644 inline %s\ndata %d\n%s\n", path, length(text), text }
    function commit(branch, message, from) {
      printf "commit %s\nmark :%d\ncommitter Ada <ada@example.com> %d +0000\ndata %d\n%s\n", branch, ++mark, 1768383000 + mark, length(message), message
      if (from) printf "from :%d\n", from
    }
    BEGIN {
      commit("refs/heads/main", "first")
      for (k = 0; k < files; ++k) blob(sprintf("packages/p%d/src/m%d/file%d.ts", k / 1000, (k / 50) % 20, k), "export const a" k " = " k ";")
      for (k = 1; k <= 300; ++k) blob(sprintf("db/migrations/%04d_step.sql", k), sprintf("CREATE TABLE t%d (id bigint PRIMARY KEY);", k))
      fork = mark
      commit("refs/heads/main", "groups", fork)
      blob("db/migrations/0301_groups.sql", "CREATE TABLE groups (id bigint PRIMARY KEY);")
      blob("packages/p1/src/m1/file1050.ts", "export const moved = 1;")
      commit("refs/heads/work", "bills", fork)
      blob("db/migrations/0302_bills.sql", "CREATE TABLE bills (id bigint PRIMARY KEY);")
      blob("packages/p2/src/m2/file2100.ts", "export const mine = 1;")
      commit("refs/heads/late", "late", fork)
      blob("db/migrations/0300_late.sql", "CREATE TABLE late (id bigint PRIMARY KEY);")
      commit("refs/heads/docs", "words", fork)
      blob("readme.md", "hello")
      for (k = 1; k <= branches; ++k) {
        commit("refs/pull/" k "/head", "pull request " k, fork)
        blob(sprintf("db/migrations/%04d_pull%d.sql", k % 10 ? 400 + k : 302, k), sprintf("CREATE TABLE pull%d (id bigint PRIMARY KEY);", k))
      }
    }'
}
git init -q "$here/repository"
cd "$here/repository"
history | git fast-import --quiet
git checkout -q work
git gc -q

# Where lockstep.json names the projects, nothing has to be searched for them.
printf '%s\n' '{ "projects": [{ "name": "db", "root": "db", "layout": "numbered", "migrations": "migrations" }] }' >"$here/lockstep.json"
gate="$LOCKSTEP gate --base main --head"
named="--config $here/lockstep.json"
merge_tree='git merge-tree --write-tree main'
finds() { # TEXT ARGUMENT...: a timing of something that finds nothing teaches nothing
  local text=$1
  shift
  "$LOCKSTEP" gate --base main "$@" >"$here/said" 2>&1 || true
  grep -q "$text" "$here/said" || { cat "$here/said" >&2; echo "it is not found: $text" >&2; exit 1; }
}
finds '0300_late sorts before 0301_groups' --head late
finds 'so do pull request 1' --head work --with 'refs/pull/*/head'

printf '%-58s %10s %10s %7s\n' '' lockstep merge-tree ratio
"$PAIRED_RUNS" "$runs" "one pair, 300 migrations, $files files" "$gate work $named" "$merge_tree work"
"$PAIRED_RUNS" "$runs" 'the same, and the project is searched for' "$gate work" "$merge_tree work"
"$PAIRED_RUNS" "$runs" 'nothing relevant changed' "$gate docs" "$merge_tree docs"
for backend in libgit2 command-line; do
  "$PAIRED_RUNS" "${WITH_RUNS:-7}" "$branches open branches, $backend" \
    "$gate work $named --with refs/pull/*/head --git-backend $backend" "$merge_tree work"
done
