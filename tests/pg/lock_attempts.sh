# CREATE INDEX CONCURRENTLY waits for old transactions as long as they take; all else is tried again after --lock-timeout,
# statement by statement outside of transactions, and from the beginning with all in one.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE posts (id int);' >migrations/0001_posts.sql
echo 'INSERT INTO posts VALUES (1);' >migrations/0002_rows.sql
expect 0 lockstep migrate

# busy SECONDS: the table is in use for that long.
busy() {
  sql -c "BEGIN; INSERT INTO posts VALUES (0); SELECT pg_sleep($1); ROLLBACK" >/dev/null &
  for ((wait = 0; wait < 100; ++wait)); do
    [ -z "$(sql -c "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")" ] || return 0
    sleep 0.02
  done
}

echo 'CREATE INDEX CONCURRENTLY posts_id_idx ON posts (id);' >migrations/0003_index.sql
busy 1
expect 0 lockstep migrate --lock-timeout 100ms --lock-attempts 1
wait

cat >migrations/0004_column.sql <<'SQL'
INSERT INTO posts VALUES (2);
ALTER TABLE posts ADD COLUMN title text;
DROP INDEX CONCURRENTLY posts_id_idx;
SQL
busy 1
expect 0 lockstep migrate --lock-timeout 100ms
says 'a table is in use, trying again in 0.50 s'
wait
[ "$(sql -c 'SELECT count(*) FROM posts WHERE id = 2')" = 1 ] || fail "a statement ran twice"

echo 'INSERT INTO posts VALUES (5);' >migrations/0005_rows.sql
echo 'ALTER TABLE posts ADD COLUMN body text;' >migrations/0006_column.sql
busy 1
expect 0 lockstep migrate --transactions all --lock-timeout 100ms
says 'a table is in use, trying again in 0.50 s'
says '2 migrations applied'
wait
[ "$(sql -c 'SELECT count(*) FROM posts WHERE id = 5')" = 1 ] || fail "a migration ran twice"
