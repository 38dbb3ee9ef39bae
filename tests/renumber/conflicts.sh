# What both sides did to one thing is a conflict, named by its place; nothing is touched.
. "$(dirname "$0")/common.sh"

# try MAIN WORK EXPECTED: each side's jq program.
try() {
  git checkout -q --orphan fresh
  git rm -rqf --cached . && git clean -fdxq
  git branch -qD main work 2>/dev/null || true
  git switch -q --orphan main
  generate init 1700000000000 "$(table users) | $(column users id) | $(column users old)"
  commit "Users"
  git branch work
  generate main 1700000100000 "$1"
  commit "Main"
  git switch -q work
  generate work 1700000050000 "$2"
  commit "Work"
  expect 1 git merge -q main
  before=$(state)
  expect 1 renumber
  says "0001_work: $3"
  says 'nothing was changed'
  is "$(state)" "$before"
  git merge --abort
}

play() {
  index='.tables["public.users"].indexes.i = {name: "i", columns: [{expression: "old", isExpression: false}]}'
  view='.views["public.v"] = {name: "v", schema: "public", definition: "select \"id\" from \"users\""}'
  commit_nothing() { git commit -q --allow-empty -m "Nothing"; }
  commit_nothing
  try "$(column users x text)" "$(column users x integer)" \
    '/tables/public.users/columns/x/type: "text" on the base, "integer" on the branch'
  try "$(column users x)" "$(column users x)" '/tables/public.users/columns/x: both sides add it'
  try "$(no_column users old)" "$(column users old integer)" \
    '/tables/public.users/columns/old: gone on the base, changed on the branch'
  try "$(no_column users old)" "$(no_column users old)" '/tables/public.users/columns/old: both sides take it away'
  try "$(no_column users old)" "$index" '/tables/public.users/indexes/i: its column old is gone on the other side'
  try "$(column users x)" "$view" '/views/public.v/definition: it lists columns of users, which the other side changed'
}
with_both_backends play
