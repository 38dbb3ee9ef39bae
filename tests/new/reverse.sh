# shellcheck shell=bash
# The reverse of a migration, as far as it can be derived.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/../pg/common.sh"
make_drizzle_chat
put edited
put generated
git add .
git commit -qm "Show last activity"

expect 0 lockstep new --reverse 10 --print
says '-- loses every value of the column'
says 'ALTER TABLE "public"."chat_sessions" DROP COLUMN "last_activity_at";'
expect 2 lockstep new --reverse 99 --print
says 'there is no migration 99'

# The edit is taken back in the sources, and drizzle-kit writes snapshot and journal.
git checkout -q main -- "$chat_sessions"
expect 0 lockstep new --reverse 0010 --no-input --allow-findings
git diff --cached --quiet -- drizzle/meta/0011_snapshot.json && fail "no snapshot"
grep -q '^-- Undoes 0010_add_last_activity' drizzle/0011_*.sql || fail "$(cat drizzle/0011_*.sql)"

# What is renamed comes back under its name, what is dropped without its values, and rows are a backup's.
mkdir "$scratch/plain" && cd "$scratch/plain" && git init -q . && mkdir -p db/migrations
cat >db/migrations/0001_first.sql <<'SQL'
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, nick text, age int NOT NULL DEFAULT 0, feels mood DEFAULT 'ok');
CREATE VIEW adults AS SELECT id, nick FROM users WHERE age > 17;
CREATE INDEX users_age ON users (age) WHERE age > 0;
SQL
cat >db/migrations/0002_second.sql <<'SQL'
DROP VIEW adults;
ALTER TABLE users RENAME COLUMN nick TO name;
DROP INDEX users_age;
ALTER TABLE users DROP COLUMN age;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE users SET name = 'nobody' WHERE name IS NULL;
CREATE TABLE notes (id bigint PRIMARY KEY, feels mood);
SQL
git add . && git commit -qm both
expect 0 lockstep new --reverse 0002_second --print
says 'ALTER TABLE users RENAME COLUMN name TO nick;'
says 'ADD COLUMN "age" integer DEFAULT 0 NOT NULL'
says 'CREATE INDEX'
says 'VIEW "public"."adults" AS'
says '-- the values of column public.users.age are not back: only a backup has them'
says '-- line 6 wrote rows'
says "CREATE TYPE mood AS ENUM ('sad', 'ok')"
says '-- loses every row of the table'
does_not_say 'not undone'
does_not_say 'does not run'
expect 0 lockstep new --reverse 2 --no-input --allow-findings
says 'from zero'
