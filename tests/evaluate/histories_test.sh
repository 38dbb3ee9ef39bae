# What the program `histories` says of a small history: a snapshot that its sources make, an edit that changes nothing,
# one that a later snapshot records, one that none does, and a project of another database.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export HOME="$here" GIT_CONFIG_NOSYSTEM=1
git config --global user.name Ada
git config --global user.email ada@example.com
git init -q "$here/shop" && cd "$here/shop"

schema() { # columns
  printf "%s\n" "import { integer, pgTable, text } from 'drizzle-orm/pg-core';" \
    "export const users = pgTable('users', { id: integer('id').primaryKey(), $1 });" > schema.ts
}
column() { printf '"%s": {"name": "%s", "type": "text", "primaryKey": false, "notNull": %s}' "$1" "$1" "$2"; }
snapshot() { # number columns
  cat > "drizzle/meta/$1_snapshot.json" << JSON
{"id": "00000000-0000-4000-8000-00000000$1", "prevId": "00000000-0000-0000-0000-000000000000", "version": "7",
 "dialect": "postgresql", "tables": {"public.users": {"name": "users", "schema": "", "columns": {
  "id": {"name": "id", "type": "integer", "primaryKey": true, "notNull": true}, $2},
  "indexes": {}, "foreignKeys": {}, "compositePrimaryKeys": {}, "uniqueConstraints": {}, "policies": {},
  "checkConstraints": {}, "isRLSEnabled": false}}, "enums": {}, "schemas": {}, "sequences": {}, "roles": {},
 "policies": {}, "views": {}, "_meta": {"columns": {}, "schemas": {}, "tables": {}}}
JSON
}
commit() { git add . && git commit -qm "$1"; }

mkdir -p drizzle/meta lite/drizzle/meta
echo "export default { dialect: 'postgresql', schema: './schema.ts' };" > drizzle.config.ts
echo "export default { dialect: 'sqlite', schema: './schema.ts', out: './drizzle' };" > lite/drizzle.config.ts
echo '{"version": "6", "dialect": "sqlite", "tables": {}}' > lite/drizzle/meta/0000_snapshot.json
schema "name: text('name')"
snapshot 0000 "$(column name false)"
commit 'a table'
schema "name: text('name').\$type<'a' | 'b'>()"
commit 'a type'
schema "name: text('name').notNull()"
commit 'a constraint'
snapshot 0001 "$(column name true)"
commit 'its snapshot'
schema "name: text('name').notNull(), mail: text('mail')"
commit 'a column that no snapshot has'

fail() { printf '%s\n' "$1" "$said"; exit 1; }
says() { printf '%s\n' "$said" | grep -Eq "$1" || fail "it does not say: $1"; }

said=$("$HISTORIES" "$here/shop")
says '^shop +3 +2 +1 +3 +3 +7 '
says 'column users\.mail is added'
says 'skipped: lite/drizzle: its dialect is sqlite'

said=$("$HISTORIES" --schema-only "$here/shop")
says '^shop +3 +1 +2 +1 +0 +1$'
says 'column users\.name not null: none became true \[in a later snapshot\]'
says 'column users\.mail is added \[not in a later snapshot\]'
