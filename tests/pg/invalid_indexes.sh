# An index that is not valid is told where it is of no use: not of a partitioned table, not while it is built.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE posts (id int);' >migrations/0001_posts.sql
echo 'CREATE TABLE parted (id int) PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF parted DEFAULT; CREATE INDEX parted_idx ON ONLY parted (id);' >migrations/0002_parted.sql
expect 0 lockstep migrate
expect 0 lockstep status --exit-code

invalid() { sql -c "SELECT count(*) FROM pg_index WHERE NOT indisvalid AND indrelid = 'posts'::regclass"; }
sql -c 'BEGIN; INSERT INTO posts VALUES (1); SELECT pg_sleep(2); COMMIT' >/dev/null &
sleep 0.2
sql -c 'CREATE INDEX CONCURRENTLY posts_idx ON posts (id)' &
for ((wait = 0; wait < 50; ++wait)); do
  [ "$(invalid)" = 0 ] || break
  sleep 0.02
done
expect 0 lockstep status --exit-code
[ "$(invalid)" = 1 ] || fail "the build had ended"
wait

sql -c 'INSERT INTO posts VALUES (1)'
sql -c 'CREATE UNIQUE INDEX CONCURRENTLY twice_idx ON posts (id)' 2>/dev/null || true
expect 1 lockstep status --exit-code
says 'invalid  index twice_idx on posts: a build was broken off'
