# The incident: an enum loses a value that rows still have. Over rows the migration fails without its UPDATE, which no
# empty database shows; with it, it passes both ways.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep verify
says 'from zero     10 migrations'
does_not_say 'upgrade'

# It is written by hand, so without a snapshot, and in one transaction with all others.
cat >drizzle/0010_enhance_chat_sessions.sql <<'SQL'
ALTER TYPE "session_state" RENAME TO "session_state_old";--> statement-breakpoint
CREATE TYPE "session_state" AS ENUM('active', 'archived');--> statement-breakpoint
ALTER TABLE "chat_sessions" ALTER COLUMN "state" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "chat_sessions" ALTER COLUMN "state" TYPE "session_state" USING "state"::text::"session_state";--> statement-breakpoint
ALTER TABLE "chat_sessions" ALTER COLUMN "state" SET DEFAULT 'active';--> statement-breakpoint
DROP TYPE "session_state_old";
SQL
jq '.entries += [.entries[-1] | .idx = 10 | .when += 60000 | .tag = "0010_enhance_chat_sessions"]' \
  drizzle/meta/_journal.json >"$scratch/journal"
cp "$scratch/journal" drizzle/meta/_journal.json
git add .

expect 1 lockstep verify
says 'upgrade       1 migration over rows in'
says 'drizzle/0010_enhance_chat_sessions.sql:4:1: error: invalid input value for enum session_state:'
says '(22P02)'
says "generated rows in chat_sessions"
says 'old rows hold a value that the new type does not know: UPDATE them in this migration, before the cast'

expect 0 lockstep verify --rows 0
says 'over empty tables'

sed -i "1i UPDATE \"chat_sessions\" SET \"state\" = 'active' WHERE \"state\" = 'closed';--> statement-breakpoint" \
  drizzle/0010_enhance_chat_sessions.sql
git add .
expect 0 lockstep verify
says 'upgrade       1 migration over rows in'

# The tests run against the result.
expect 0 lockstep verify -- sh -c 'psql -XAtc "SELECT enum_range(NULL::session_state)" | grep -qx "{active,archived}"'
expect 1 lockstep verify -- sh -c 'exit 3'
says 'sh ended with status 3'

# Where lockstep migrate deploys, each migration is a transaction, and may leave it.
cat >drizzle/0011_index.sql <<'SQL'
CREATE INDEX CONCURRENTLY "chat_sessions_state_idx" ON "chat_sessions" ("state");
SQL
jq '.entries += [.entries[-1] | .idx = 11 | .when += 60000 | .tag = "0011_index"]' drizzle/meta/_journal.json >"$scratch/journal"
cp "$scratch/journal" drizzle/meta/_journal.json
git add .
expect 1 lockstep verify
says 'CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001)'
says 'lockstep verify --transactions migration'
expect 0 lockstep verify --transactions migration
expect 2 lockstep verify --transactions some
