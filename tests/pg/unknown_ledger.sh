# A ledger that drizzle.config.ts computes is not taken for the default one, in which nothing has run.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/drizzle/meta"
cd "$scratch/app"
echo '{"version":"7","dialect":"postgresql","entries":[{"idx":0,"version":"7","when":1,"tag":"0000_a","breakpoints":true}]}' >drizzle/meta/_journal.json
echo 'CREATE TABLE a (id int);' >drizzle/0000_a.sql
# config MIGRATIONS
config() { echo "import { mine } from './mine'; export default { dialect: 'postgresql', schema: 'schema.ts', out: 'drizzle', migrations: $1 }" >drizzle.config.ts; }

for value in 'process.env.TABLE ?? "my_migs"' 'process.env.TABLE || "my_migs"' 'process.env.TABLE!' 'mine'; do
  config "{ table: $value, schema: 'public' }"
  expect 2 lockstep migrate
  says 'drizzle.config.ts: migrations.table cannot be told without running it'
  says '"ledger"'
  expect 2 lockstep status
done
config 'mine'
expect 2 lockstep migrate
says 'drizzle.config.ts: migrations cannot be told'
[ "$(sql -c "SELECT to_regnamespace('drizzle') IS NULL")" = t ] || fail "a ledger was made"

echo '{ "server": { "ledger": "public.my_migs" } }' >lockstep.json
expect 0 lockstep migrate
[ "$(sql -c 'SELECT count(*) FROM public.my_migs')" = 1 ] || fail "another ledger was used"

rm lockstep.json
config '{ table: "my_migs", schema: "public" }'
expect 0 lockstep status --exit-code
