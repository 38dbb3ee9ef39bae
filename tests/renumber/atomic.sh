# When a step fails in the middle, files, index and work tree are as they were.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  commit "Email"
  expect 1 git merge -q main
  before=$(state)

  # The index cannot be written: the last step of all.
  touch .git/index.lock
  expect 2 renumber
  says 'index.lock'
  rm .git/index.lock
  is "$(state)" "$before"

  # One of the files cannot be put where it belongs.
  mkdir -p drizzle/meta/.lockstep-old-_journal.json/full
  expect 2 renumber
  says 'cannot move'
  rm -r drizzle/meta/.lockstep-old-_journal.json
  is "$(state)" "$before"

  # One is in the way that git does not know.
  echo mine >drizzle/0002_email.sql
  expect 2 renumber
  says 'drizzle/0002_email.sql is in the way'
  rm drizzle/0002_email.sql

  expect 0 renumber
  in_order
  bash -c "$(sed -n 's/^undo: //p' <<<"$output")"
  is "$(git write-tree)" "$(git rev-parse 'work^{tree}')"
}
with_both_backends play
