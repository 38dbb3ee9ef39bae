# SQL files are judged wherever they lie: a file after what runs before it, a folder each as when it was new.
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations" && cd "$scratch/app/migrations"
cat >0001_users.sql <<'SQL'
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email_idx ON users (email);
SQL
cat >0002_email.sql <<'SQL'
DROP TABLE legacy;
ALTER TABLE users ADD COLUMN plan text NOT NULL;
SQL
cd ..

expect 0 lockstep lint migrations/0001_users.sql
says_nothing
expect 1 lockstep lint migrations/0002_email.sql
says 'migrations/0002_email.sql:2:'
says '[adding-required-field]'
expect 1 lockstep lint migrations
says '[adding-required-field]'
does_not_say 'users_email_idx'

# From standard input, in the place of a file.
expect 1 sh -c '"$1" lint - --stdin-filename migrations/0003_more.sql <<SQL
ALTER TABLE users ADD COLUMN team int NOT NULL;
SQL' - "$program"
output=$(printf 'ALTER TABLE users ADD COLUMN team int NOT NULL;\n' | "$program" lint - --stdin-filename migrations/0003_more.sql) || true
says 'migrations/0003_more.sql:1:'
says 'any row of users: column team is NOT NULL'

# A fix is shown, and written only where that is asked for.
expect 1 lockstep lint --fix --dry-run migrations/0002_email.sql
says '-DROP TABLE legacy;'
says '+DROP TABLE IF EXISTS legacy;'
grep -q '^DROP TABLE legacy;' migrations/0002_email.sql || fail 'a dry run wrote'
expect 1 lockstep lint --fix migrations/0002_email.sql
grep -q '^DROP TABLE IF EXISTS legacy;' migrations/0002_email.sql || fail 'it was not mended'

# A reason, and what a suppression that is not needed any more earns.
sed -i '2i -- lockstep-ignore adding-required-field: the table is empty until the launch' migrations/0002_email.sql
expect 0 lockstep lint migrations/0002_email.sql --format gcc
does_not_say '[adding-required-field]'
printf -- '-- lockstep-ignore ban-drop-column: gone\nSELECT 1;\n' >migrations/0003_more.sql
expect 0 lockstep lint migrations/0003_more.sql
says '[unused-suppression]'
printf -- '-- lockstep-ignore migration-fails: what verify finds over rows\nSELECT 1;\n' >migrations/0003_more.sql
expect 0 lockstep lint migrations/0003_more.sql
says_nothing

# Sizes of tables.
expect 0 lockstep lint --stats-query
says 'json_object_agg'
echo '{ "users": "many" }' >stats.json
expect 2 lockstep lint --stats stats.json migrations
says 'stats.json:1:'

expect 2 lockstep lint
says 'lockstep lint drizzle/'
expect 2 lockstep lint nowhere.sql
says 'nowhere.sql'
mkdir empty
expect 2 lockstep lint empty
says 'holds no .sql file'
expect 2 lockstep lint --postgres 9 migrations
says '12 to 18'
