# A migration that fails over values that only types allow, and passes over what people put in, may fail: a warning, and
# the rest goes on. What fails over both is an error.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
cat >migrations/0001_accounts.sql <<'SQL'
CREATE TYPE tier AS ENUM ('free', 'pro', 'team');
CREATE TABLE accounts (id bigserial PRIMARY KEY, visits bigint NOT NULL, cents int NOT NULL, note text,
  total numeric(12, 2) NOT NULL, token uuid NOT NULL DEFAULT gen_random_uuid(),
  settings jsonb NOT NULL DEFAULT '{}', tags jsonb NOT NULL DEFAULT '[]', created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE plans (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE tiers (tier tier PRIMARY KEY, label text NOT NULL);
SELECT pg_sleep(0.3);
SQL
git add .
git commit -qm "Accounts"
git switch -qc work

# migration SQL...: the new one, and one behind it.
migration() {
  printf '%s\n' "$@" >migrations/0002_new.sql
  echo 'ALTER TABLE accounts ADD COLUMN later text;' >migrations/0003_later.sql
  git add .
}

migration "ALTER TABLE accounts ALTER COLUMN visits TYPE int;"
expect 0 lockstep verify
says 'migrations/0002_new.sql:1:1: warning: may fail: '
says "generated rows in accounts have visits = '"
says '9223372036854775807'
says ': integer out of range (22003) [migration-fails]'
says 'rows as practice has them pass'
says 'upgrade       2 migrations over rows in 3 tables as in practice'
says 'from zero     3 migrations'
does_not_say 'failed'
fresh=$(grep -v ' ms' <<<"$output")
expect 0 lockstep verify
says "with the base's migrations from an earlier run"
[ "$(grep -v ' ms' <<<"$output")" = "$fresh" ] || fail "a kept base tells another story"
expect 0 lockstep verify --no-cache
says 'warning: may fail: '
expect 0 lockstep verify --upgrade-only
says 'warning: may fail: '
expect 0 lockstep verify --seed 3
says 'warning: may fail: '
expect 1 lockstep verify --fail-on warning
expect 0 lockstep verify --rows 0
does_not_say 'may fail'

# The row and its value are named for an UPDATE too. What follows runs.
migration "UPDATE accounts SET cents = cents * 100;"
expect 0 lockstep verify -- sh -c 'echo "tests ran"'
says 'warning: may fail: '
says "generated rows in accounts have cents = '"
says 'integer out of range (22003)'
says 'tests ran'

migration "INSERT INTO plans (name) SELECT (a.cents * 100)::text FROM public.accounts AS a JOIN pg_class ON true;"
expect 0 lockstep verify
says "generated rows in accounts have cents = '"

migration "ALTER TABLE accounts ALTER COLUMN total TYPE bigint USING (total * 100)::bigint;"
expect 0 lockstep verify
says "generated rows in accounts ha"
says "total = 'NaN': cannot convert NaN to bigint (0A000)"
migration "ALTER TABLE accounts ADD COLUMN seconds int;" \
  "UPDATE accounts SET seconds = extract(epoch FROM created_at)::int;"
expect 0 lockstep verify
says 'warning: may fail: '
says "generated rows in accounts have created_at = '"
does_not_say 'seconds = '"'"

# Both runs fail: an error about a row as practice has it, and no word of the others.
migration "ALTER TABLE accounts ALTER COLUMN note SET NOT NULL;"
expect 1 lockstep verify
says 'migrations/0002_new.sql:1:1: error: column "note" of relation "accounts" contains null values (23502)'
says 'generated rows in accounts have no value in note; production may too'
does_not_say 'may fail'

# What no row has to do with fails at once.
migration "ALTER TABLE acounts ADD COLUMN a int;"
expect 1 lockstep verify
says 'relation "acounts" does not exist'
does_not_say 'as in practice'

# Honest ones pass without a word.
migration "UPDATE accounts SET settings = settings || '{\"theme\": \"dark\"}';"
expect 0 lockstep verify
does_not_say 'error'
migration "CREATE UNIQUE INDEX ON accounts (token);"
expect 0 lockstep verify
does_not_say 'fail'

# Seeds with keys of their own, and what the sequence gives next.
migration "INSERT INTO plans VALUES (1, 'free'), (2, 'pro'), (3, 'team');" \
  "SELECT setval('plans_id_seq', max(id)) FROM plans;" "INSERT INTO plans (name) VALUES ('more');"
expect 0 lockstep verify
does_not_say 'fail'

# Where every value of a key is taken, it is said how to go about it; each way helps.
migration "INSERT INTO tiers VALUES ('free', 'Free'), ('pro', 'Pro'), ('team', 'Team');"
expect 1 lockstep verify
says 'duplicate key value violates unique constraint "tiers_pkey" (23505)'
says 'a row has that key already: INSERT … ON CONFLICT DO NOTHING'
says 'where only a generated row has it: "sql": { "tables": { "tiers": 0 } } in lockstep.json, and tiers gets none'
sed -i 's/;$/ ON CONFLICT DO NOTHING;/' migrations/0002_new.sql
git add .
expect 0 lockstep verify
does_not_say 'fail'
migration "INSERT INTO tiers VALUES ('free', 'Free'), ('pro', 'Pro'), ('team', 'Team');"
echo '{ "sql": { "tables": { "tiers": 0 } } }' >lockstep.json
git add .
expect 0 lockstep verify --verbose
does_not_say 'error'
says 'tiers is empty: lockstep.json says that it has no rows (sql.tables)'
git rm -qf lockstep.json

# A comment silences what is said over rows, and not what fails without any.
migration "-- lockstep-ignore migration-fails: visits are below a million" \
  "ALTER TABLE accounts ALTER COLUMN visits TYPE int;"
expect 0 lockstep verify
does_not_say 'may fail'
expect 0 lockstep check --staged
does_not_say 'there is no rule'
migration "-- lockstep-ignore-file migration-fails: no note is missing" \
  "ALTER TABLE accounts ALTER COLUMN note SET NOT NULL;"
expect 0 lockstep verify
migration "-- lockstep-ignore migration-fails: it is fine" "SELECT 1 / 0;"
expect 1 lockstep verify
says 'division by zero'

# A rule that is configured is as severe as that says.
migration "ALTER TABLE accounts ALTER COLUMN visits TYPE int;"
echo '{ "rules": { "migration-fails": "error" } }' >lockstep.json
git add .
expect 1 lockstep verify
says 'error: may fail: '
