# A rebase swaps ours and theirs, and stops at each commit; what comes out is what a merge would have made.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  commit "Email"
  generate name 1700000060000 "$(column users name)"
  commit "Name"

  git switch -qc merged
  expect 1 git merge -q main
  expect 0 renumber
  git commit -qm "Merge main"
  git switch -q work

  expect 1 git rebase -q main
  expect 0 renumber
  says '0001_email  -> 0002_email'
  says 'git rebase --continue'
  is "$(tags)" "0000_init 0001_phone 0002_email "
  in_order
  expect 1 env GIT_EDITOR=true git rebase --continue
  expect 0 renumber
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_name "
  in_order
  expect 0 env GIT_EDITOR=true git rebase --continue
  expect 0 renumber
  says 'nothing to renumber'
  is "$(git rev-parse work:drizzle)" "$(git rev-parse merged:drizzle)"
}
with_both_backends play
