# With the merge driver, a renumbered branch merges by itself; one that is not stops without markers in any file.
. "$(dirname "$0")/common.sh"

set_up() {
  printf '%s\n' '/drizzle/meta/_journal.json merge=lockstep' '/drizzle/meta/*_snapshot.json merge=lockstep' >.gitattributes
  git config merge.lockstep.name "Drizzle's journal and snapshots, merged by lockstep"
  git config merge.lockstep.driver 'lockstep merge-journal %O %A %B %P'
}

play() {
  set_up
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  commit "Email"

  expect 1 git merge main
  says 'both sides add migrations; 0001_email now comes last here'
  says 'lockstep renumber settles'
  is "$(tags)" "0000_init 0001_phone 0001_email "
  is "$(columns 0001)" "id phone"
  expect 0 renumber
  in_order
  is "$(tags)" "0000_init 0001_phone 0002_email "
  git commit -qm "Merge main"

  # main goes on; so does the branch, which was renumbered: only one side has anything new.
  git switch -q main
  git merge -q --ff-only work
  git switch -q work
  generate name 1700000200000 "$(column users name)"
  commit "Name"
  git switch -q main
  echo "A chat" >README.md
  commit "Say what this is"
  git switch -q work
  expect 0 git merge -q --no-edit main
  in_order

  # A rebase, where ours is the base.
  git switch -q main
  generate other 1700000250000 "$(column users other)"
  commit "Other"
  git switch -q work
  expect 1 git rebase -q main
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_other 0003_name "
  expect 0 renumber
  is "$(tags)" "0000_init 0001_phone 0002_email 0003_other 0004_name "
  in_order
  expect 0 env GIT_EDITOR=true git rebase --continue
}
with_both_backends play

cd "$scratch"
echo '{}' >a && cp a b && cp a c
expect 2 lockstep merge-journal a b c README.md
says 'merge-journal merges _journal.json and *_snapshot.json'
expect 2 lockstep merge-journal a
says '%O %A %B %P'
