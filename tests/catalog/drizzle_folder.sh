# drizzle_folder.sh OUT: a folder that the real drizzle-kit makes in two runs, and the databases that its migrations make.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node > /dev/null || { echo "skipped: node is not installed"; exit 77; }
kit=$LOCKSTEP_NODE_MODULES/drizzle-kit/bin.cjs
[ -f "$kit" ] || { echo "skipped: LOCKSTEP_NODE_MODULES names no folder with drizzle-kit"; exit 77; }
rm -rf "$1" && mkdir -p "$1" && cd "$1"
ln -s "$LOCKSTEP_NODE_MODULES" node_modules
echo '{ "dialect": "postgresql", "schema": "./schema.ts", "out": "./drizzle" }' > drizzle.config.json
cp "$here/drizzle/schema.ts" schema.ts
node "$kit" generate --name first > kit.log
sed -i 's|// later: ||' schema.ts
node "$kit" generate --name second >> kit.log
[ -f drizzle/meta/0001_snapshot.json ] || { echo "drizzle-kit wrote no second snapshot:"; cat kit.log; exit 1; }
"$CATALOG_AGAINST_SNAPSHOT" drizzle "$here/drizzle/edits.sql"
