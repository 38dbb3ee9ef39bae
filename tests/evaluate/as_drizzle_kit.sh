# as_drizzle_kit.sh OUT: the schema in schema/ is what drizzle-kit says it is, with each casing.
set -eu
here=$(dirname "$0")
command -v node > /dev/null || { echo "skipped: node is not installed"; exit 77; }
node "$here/snapshots.mjs" "$here/schema" "$1/base"
"$SCHEMA_ORACLE" < "$1/base/list"
