# Two branches that merged each other before: several merge bases, and only what one side alone has moves.
. "$(dirname "$0")/common.sh"

settle() { renumber --onto "$1" >/dev/null && git commit -qm "Merge"; }

play() {
  start
  generate a 1700000100000 "$(column users a)"
  commit "A"
  git switch -q work
  generate b 1700000050000 "$(column users b)"
  commit "B"
  git tag b

  # main takes b, the branch takes main's first; then both go on.
  git switch -q main
  expect 1 git merge -q b
  expect 0 settle main
  git tag crossed
  git switch -q work
  expect 1 git merge -q crossed~1
  expect 0 settle crossed~1
  is "$(git rev-parse work:drizzle)" "$(git rev-parse main:drizzle)"
  generate more 1700000300000 "$(column users more)"
  commit "More"
  git switch -q main
  generate other 1700000200000 "$(column users other)"
  commit "Other"
  git switch -q work
  is "$(git merge-base --all main work | wc -l)" 2

  expect 1 git merge -q main
  expect 0 renumber
  is "$(tags)" "0000_init 0001_a 0002_b 0003_other 0004_more "
  is "$(columns 0004)" "id a b other more"
  in_order
}
with_both_backends play
