# `verify --generate-check` asks the real drizzle-kit what the schema is.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
command -v node >/dev/null || { echo "skipped: node is not installed"; exit 77; }

make_chat
expect 2 lockstep verify --generate-check
says 'drizzle-kit is not installed in '

ln -s "$PACKAGES" node_modules
echo node_modules >.git/info/exclude
expect 0 lockstep verify --generate-check

put edited
expect 1 lockstep verify --worktree --generate-check
says 'last_activity_at is in the schema that drizzle-kit reads and not in the newest snapshot [schema-without-migration]'
[ -z "$(git status --porcelain | grep -v '^ M src/')" ] || fail "it left something: $(git status --porcelain)"

put generated
expect 0 lockstep verify --worktree --generate-check

# drizzle-kit ends with 0 when it has failed.
echo 'this is no TypeScript(' >>src/db/schema/chat-sessions.ts
expect 2 lockstep verify --worktree --generate-check
says 'drizzle-kit generate wrote no snapshot: '
