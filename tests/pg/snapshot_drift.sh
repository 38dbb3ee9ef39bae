# What the migrations build is held against the newest snapshot.
. "$(dirname "$0")/../cli/common.sh"

make_chat
# A migration by hand: its snapshot is a copy of the one before.
add_by_hand() { # NUMBER NAME SQL
  local tag=$1_$2
  echo "$3" >"drizzle/$tag.sql"
  jq ".entries += [.entries[-1] | .idx += 1 | .when += 60000 | .tag = \"$tag\"]" drizzle/meta/_journal.json >"$scratch/journal"
  cp "$scratch/journal" drizzle/meta/_journal.json
  newest=$(find drizzle/meta -name '*_snapshot.json' | sort | tail -n 1)
  jq '.prevId = .id | .id = "'"$1"'0000-0000-4000-8000-000000000000"' "$newest" >"drizzle/meta/$1_snapshot.json"
  git add .
}
add_by_hand 0010 mood 'ALTER TABLE "chat_sessions" ADD COLUMN "mood" text; SELECT pg_sleep(0.3);'
add_by_hand 0011 other 'CREATE TABLE "others" ("id" integer PRIMARY KEY);'
expect 1 lockstep verify
says '0010_mood.sql:1:1: error: column chat_sessions.mood is in the database and not in the snapshot [snapshot-drift]'
says '0011_other.sql:1:1: error: table others is in the database and not in the snapshot [snapshot-drift]'
says 'drizzle-kit generate --name sync_snapshot'

# What the base disagrees on already is a warning.
git commit -qm "By hand"
git switch -qc later
add_by_hand 0012 index 'CREATE INDEX "chat_sessions_mood_idx" ON "chat_sessions" ("mood");'
expect 1 lockstep verify --base work
says '0012_index.sql:1:1: error: index chat_sessions_mood_idx of chat_sessions is in'
says '0010_mood.sql:1:1: warning: column chat_sessions.mood is in the database'

# So it is on top of a base that was kept from the run before.
expect 1 lockstep verify --base work
says "with the base's migrations from an earlier run"
says '0010_mood.sql:1:1: warning: column chat_sessions.mood is in the database'
says 'lockstep: 1 error, 2 warnings'
