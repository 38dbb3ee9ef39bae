# Classic migrations on a ledger that drizzle-orm 1.0 has upgraded, and folders of 1.0 on a classic one: nothing runs twice,
# and what is recorded is what the other side knows.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/drizzle/meta"
cd "$scratch/app"
echo "export default { dialect: 'postgresql', schema: './schema.ts', out: './drizzle' };" >drizzle.config.ts
entry() { echo "{\"idx\":$1,\"version\":\"7\",\"when\":$2,\"tag\":\"$3\",\"breakpoints\":true}"; }
journal() { (IFS=,; echo "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[$*]}" >drizzle/meta/_journal.json); }
first=$(entry 0 1768469400123 0000_first)
second=$(entry 1 1768469460456 0001_add_second)
echo 'CREATE TABLE first (id int);' >drizzle/0000_first.sql
echo 'CREATE TABLE second (id int);' >drizzle/0001_add_second.sql
journal "$first"
expect 0 lockstep migrate
sql -c "ALTER TABLE drizzle.__drizzle_migrations ADD COLUMN name text, ADD COLUMN applied_at timestamptz DEFAULT now();
  UPDATE drizzle.__drizzle_migrations SET name = '20260115093000_first', applied_at = NULL"

echo 'CREATE TABLE first (id bigint);' >drizzle/0000_first.sql  # edited after it ran
journal "$first" "$second"
expect 0 lockstep migrate
says '1 migration applied'
says 'edited'
[ "$(sql -c 'SELECT name FROM drizzle.__drizzle_migrations ORDER BY id')" = "20260115093000_first
20260115093100_add_second" ] || fail "the names are not those of the folders"

# The same folder after drizzle-kit up.
make_folders() {
  rm -r drizzle
  mkdir -p drizzle/20260115093000_first drizzle/20260115093100_add_second
  echo 'CREATE TABLE first (id int);' >drizzle/20260115093000_first/migration.sql
  echo 'CREATE TABLE second (id int);' >drizzle/20260115093100_add_second/migration.sql
}
cp -r drizzle "$scratch/classic"
make_folders
expect 0 lockstep status --exit-code
says '2 of 2 migrations applied'

# The reverse: the ledger is classic still.
database classic
rm -r drizzle
cp -r "$scratch/classic" drizzle
expect 0 lockstep migrate
make_folders
expect 0 lockstep migrate
says '0 migrations applied'
mkdir drizzle/20260201000000_third
echo 'CREATE TABLE third (id int);' >drizzle/20260201000000_third/migration.sql
expect 0 lockstep migrate
says '1 migration applied'
expect 0 lockstep status
says '3 of 3 migrations applied'
