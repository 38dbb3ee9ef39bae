# Where `lockstep check` says `lockstep renumber`, that mends what it found; where it cannot, check says what a person does.
. "$(dirname "$0")/common.sh"

add() { mkdir -p migrations && echo "CREATE TABLE t_$1 (id bigint PRIMARY KEY);" >"migrations/$1.sql" && git add migrations; }

# told RULE...: the staged files have these findings, whose help mends all of them.
told() {
  expect 1 "$program" check --staged --git-backend "$backend"
  for rule in "$@"; do says "[$rule]"; done
  says 'help: lockstep renumber'
  expect 0 renumber
  expect 0 "$program" check --staged --git-backend "$backend"
}

play_numbered() {
  add 0001_users && add 0003_posts && commit "Two" && git switch -qc work
  add 0002_groups
  told late-migration
  is "$(ls migrations)" "0001_users.sql
0003_posts.sql
0004_groups.sql"
  commit "Groups"
  add 0005_bills && add 0005_bonds
  told duplicate-number
}

play_timestamps() {
  add 20260301090000_users && add 20260302090000_posts && commit "Two" && git switch -qc work
  add 20260301120000_groups
  told late-migration
}

play_versions() { # of several numbers, which renumber leaves to a person
  add V1__users && add V3__posts && commit "Two" && git switch -qc work
  add V2__groups && add V4.1__more
  expect 1 "$program" check --staged --git-backend "$backend"
  says 'help: git mv migrations/V2__groups.sql migrations/V4__groups.sql'
}

# A branch was merged with main by hand: the number was mended, stamp and snapshot were not.
play_drizzle() {
  start
  generate phone 1700000100000 "$(column users phone)"
  commit "Phone"
  git switch -q work
  generate email 1700000050000 "$(column users email)"
  cp drizzle/0001_email.sql drizzle/meta/0001_snapshot.json "$scratch"
  git add -A && git reset -q --hard main
  cp "$scratch/0001_email.sql" drizzle/0002_email.sql
  cp "$scratch/0001_snapshot.json" drizzle/meta/0002_snapshot.json
  jq '.entries += [.entries[-1] | .idx = 2 | .when = 1700000050000 | .tag = "0002_email"]' drizzle/meta/_journal.json |
    without_newline >"$scratch/journal"
  cp "$scratch/journal" drizzle/meta/_journal.json
  git add -A
  told snapshot-chain journal-order
  is "$(jq -c '.tables["public.users"].columns | keys' drizzle/meta/0002_snapshot.json)" '["email","id","phone"]'

  # Main's snapshot stands where the branch's own was: only drizzle-kit can make that anew.
  git reset -q --hard main
  cp "$scratch/0001_email.sql" drizzle/
  jq '.entries += [.entries[-1] | .idx = 2 | .when = 1700000200000 | .tag = "0001_email"]' drizzle/meta/_journal.json |
    without_newline >"$scratch/journal"
  cp "$scratch/journal" drizzle/meta/_journal.json
  git add -A
  expect 1 "$program" check --staged --git-backend "$backend"
  says '[duplicate-number]'
  does_not_say 'lockstep renumber'
}

for play in play_numbered play_timestamps play_versions play_drizzle; do with_both_backends "$play"; done
