# A merge of main stops in journal and snapshot; renumber settles it: main's migrations stay, the branch's follow.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  printf 'SELECT -1;' >drizzle/0001_email.down.sql
  generate name 1700000060000 "$(column users name)"
  commit "Email and name"
  sql=$(git rev-parse work:drizzle/0001_email.sql)

  expect 2 renumber
  says 'main has migrations that this branch has not got'
  says 'lockstep renumber --merge'
  expect 1 git merge -q main
  expect 0 renumber --dry-run
  says 'would write:'
  is "$(git ls-files --unmerged drizzle | wc -l)" 5
  expect 0 renumber
  says '0001_email  -> 0002_email'
  says '0002_name   -> 0003_name'
  says 'lockstep migrate knows it by its content'
  says 'drizzle/0002_email.sql:1: 0001_email'
  says 'undo: git merge --abort'
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_name "
  is "$(columns 0002)" "id phone email"
  is "$(columns 0003)" "id phone email name"
  is "$(git rev-parse :drizzle/0002_email.sql)" "$sql"
  is "$(cat drizzle/0002_email.down.sql)" "SELECT -1;"
  rm drizzle/0002_email.down.sql && git rm -q --cached drizzle/0002_email.down.sql
  in_order
  git commit -qm "Merge main"
  expect 0 renumber
  says 'nothing to renumber'

  # The same the other way round: main merges the branch, and its own migrations stay just so.
  git switch -q main
  expect 1 git merge -q work~1
  expect 0 renumber
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_name "
}
with_both_backends play
