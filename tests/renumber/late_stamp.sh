# A migration that comes last and is stamped before the base's newest gets a later stamp, and nothing else.
. "$(dirname "$0")/common.sh"

play() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  git merge -q main
  generate email 1700000050000 "$(column users email)"
  commit "Email"

  expect 0 renumber
  says '0002_email  stays  stamped 2023-11-14 22:15:01 UTC, was 2023-11-14 22:14:10 UTC'
  is "$(git diff --cached --name-only)" "drizzle/meta/_journal.json"
  is "$(git diff --cached --numstat | cut -f1,2)" "1	1"
  in_order

  # What is only staged can be renumbered too, and had back.
  git reset -q --hard
  generate custom 1700000060000
  git add drizzle
  before=$(git write-tree)
  expect 0 renumber
  says 'undo: git checkout --no-overlay'
  bash -c "$(sed -n 's/^undo: //p' <<<"$output")"
  is "$(git write-tree)" "$before"

  echo "-- edited" >>drizzle/meta/_journal.json
  before=$(state)
  expect 2 renumber
  says 'drizzle/meta/_journal.json has changes that are not staged'
  is "$(state)" "$before"
}
with_both_backends play
