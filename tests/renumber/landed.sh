# A branch that was squashed into main, where its migration got another number: that one goes, and the next one follows.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  commit "Email"
  git switch -q main
  expect 1 git merge -q work
  expect 0 renumber
  squashed=$(git commit-tree -p HEAD -m "Email, squashed" "$(git write-tree)")
  git merge --abort
  git reset -q --hard "$squashed"

  git switch -q work
  generate name 1700000060000 "$(column users name)"
  commit "Name"
  expect 1 git merge -q main
  expect 0 renumber
  says 'note: 0001_email goes: the base has it as 0002_email'
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_name "
  is "$(columns 0003)" "id phone email name"
  in_order
}
with_both_backends play
