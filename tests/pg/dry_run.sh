# What --dry-run shows is what a run does: psql comes to the same database with it, also from the middle of a migration.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE SCHEMA other; CREATE TABLE posts (id int);' >migrations/0001_posts.sql
cat >migrations/0002_index.sql <<'SQL'
SET search_path = other;
BEGIN;
CREATE TABLE first (id int);
INSERT INTO public.posts VALUES (1), (1);
COMMIT;
CREATE UNIQUE INDEX CONCURRENTLY posts_idx ON public.posts (id);
CREATE TABLE last (id int);
SQL
expect 0 lockstep migrate --dry-run
says '-- without a transaction: it ends transactions itself'
does_not_say 'what is left'
expect 1 lockstep migrate
says 'posts_idx'
sql -c 'DELETE FROM posts'

expect 0 lockstep migrate --dry-run
says '-- without a transaction: it was broken off'
says '-- 2 of its 4 steps have run; what is left:'
says 'SET search_path = other'
does_not_say 'CREATE TABLE first'
does_not_say 'INSERT INTO public.posts'
says 'CREATE TABLE last'
sql -c 'DROP INDEX posts_idx'
printf '%s' "$output" | sql >/dev/null
[ -n "$(sql -c "SELECT to_regclass('other.last')")" ] || fail 'the script does not go on in the session of the migration'
expect 0 lockstep status --exit-code
says '2 of 2 migrations applied'
