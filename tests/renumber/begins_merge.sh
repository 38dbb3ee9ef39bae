# --merge begins the merge that it settles; --abort takes all of it back.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  commit "Email"
  tree=$(git rev-parse 'work^{tree}')

  expect 0 renumber --merge --onto main
  says 'merging main; git merge --abort takes it back'
  says 'settle what else conflicts, then git commit'
  in_order
  git merge --abort
  is "$(git write-tree)" "$tree"

  echo "more" >>drizzle/0001_email.sql
  expect 2 renumber --merge --onto main
  says 'drizzle/0001_email.sql has changes that are not committed'
  git checkout -q -- .

  # A name with two contents, a cherry-pick, and a branch that is unrelated.
  git switch -q main
  expect 1 git cherry-pick work
  expect 0 renumber
  says 'git cherry-pick --continue'
  in_order
  git cherry-pick --abort
  expect 2 renumber --onto nowhere
  says '--onto names nowhere, and there is no such commit here'
}
with_both_backends play
