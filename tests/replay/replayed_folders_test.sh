# What the program `replayed_folders` says of a folder that its snapshot describes, but for a column that was added by
# hand and a default that was changed by hand.
set -eu
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir -p "$here/shop/meta"
cat > "$here/shop/0000_first.sql" << 'SQL'
CREATE TYPE "public"."mood" AS ENUM('calm', 'glad');--> statement-breakpoint
CREATE TABLE "users" (
	"id" serial PRIMARY KEY NOT NULL,
	"name" varchar(20) DEFAULT 'x' NOT NULL,
	"mood" "mood"
);
SQL
printf 'ALTER TABLE "users" ADD COLUMN "extra" text;\nALTER TABLE "users" ALTER COLUMN "name" SET DEFAULT %s;\n' "'y'" \
  > "$here/shop/0001_second.sql"
cat > "$here/shop/meta/_journal.json" << 'JSON'
{"version": "7", "dialect": "postgresql", "entries": [
 {"idx": 0, "version": "7", "when": 1000, "tag": "0000_first", "breakpoints": true},
 {"idx": 1, "version": "7", "when": 2000, "tag": "0001_second", "breakpoints": true}]}
JSON
cat > "$here/shop/meta/0001_snapshot.json" << 'JSON'
{"id": "00000000-0000-4000-8000-000000000001", "prevId": "00000000-0000-0000-0000-000000000000", "version": "7",
 "dialect": "postgresql", "tables": {"public.users": {"name": "users", "schema": "", "columns": {
  "id": {"name": "id", "type": "serial", "primaryKey": true, "notNull": true},
  "name": {"name": "name", "type": "varchar(20)", "primaryKey": false, "notNull": true, "default": "'x'"},
  "mood": {"name": "mood", "type": "mood", "typeSchema": "public", "primaryKey": false, "notNull": false}},
  "indexes": {}, "foreignKeys": {}, "compositePrimaryKeys": {}, "uniqueConstraints": {}, "policies": {},
  "checkConstraints": {}, "isRLSEnabled": false}},
 "enums": {"public.mood": {"name": "mood", "schema": "public", "values": ["calm", "glad"]}},
 "schemas": {}, "sequences": {}, "roles": {}, "policies": {}, "views": {},
 "_meta": {"columns": {}, "schemas": {}, "tables": {}}}
JSON

fail() { printf '%s\n' "$1" "$said"; exit 1; }
says() { printf '%s\n' "$said" | grep -Eq "$1" || fail "it does not say: $1"; }

said=$("$REPLAYED_FOLDERS" "$here/shop")
says '^shop +2 +4 .* 2$'
says 'column users\.extra is added'
says "column users\.name default: 'x' became 'y'"
