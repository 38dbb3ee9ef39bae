# Plain numbered SQL: pairs move together, without a merge, and keep the project's width.
. "$(dirname "$0")/common.sh"

add() { mkdir -p migrations && echo "SELECT '$2';" >"migrations/$1.up.sql" && echo "SELECT -1;" >"migrations/$1.down.sql"; }

play() {
  add 001_init init
  add 002_base base
  commit "Two"
  git branch work
  add 003_main main
  add 004_same main
  commit "Main"
  git switch -q work
  add 003_work work
  add 004_same work
  commit "Work"

  expect 0 renumber --dry-run
  says 'write   migrations/005_work.up.sql'
  expect 0 renumber
  says '003_work  -> 005_work'
  says '004_same  -> 006_same'
  does_not_say drizzle
  is "$(git diff --cached --name-status -M100 --diff-filter=R | wc -l)" 4
  is "$(cat migrations/006_same.up.sql)" "SELECT 'work';"
  git commit -qm "Renumber"
  git merge -q main
  is "$(ls migrations | wc -l)" 12
  expect 0 renumber
  says 'nothing to renumber'

  # In the middle of a merge that stopped at one name with two contents.
  git reset -q --hard HEAD~2
  expect 1 git merge -q main
  expect 0 renumber
  is "$(cat migrations/004_same.up.sql migrations/006_same.up.sql)" "SELECT 'main';
SELECT 'work';"
  is "$(git status --porcelain | grep -v '^[AMR]  ')" ""
}
with_both_backends play
