# What the server refuses outside of a transaction has not been done, whatever stands under its name; what was broken off
# has, if the very same index is there.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE posts (id int PRIMARY KEY, author int);' >migrations/0001_posts.sql
echo 'CREATE INDEX posts_idx ON posts (id);' >migrations/0002_index.sql
expect 0 lockstep migrate
as_superuser sql -c 'CREATE TABLE theirs (id int); CREATE INDEX theirs_idx ON theirs (id)'

# refused_twice STATE SQL
refused_twice() {
  echo "$2" >migrations/0003_outside.sql
  for _ in first second; do
    expect 1 lockstep migrate
    says "($1)"
    says 'nothing of it was applied'
  done
  [ "$(sql -c 'SELECT count(*) FROM lockstep.migrations')" = 2 ] || fail "$2 is recorded"
  sql -c 'DELETE FROM lockstep.progress'
}
refused_twice 42P07 'CREATE UNIQUE INDEX CONCURRENTLY posts_idx ON posts (author);'
refused_twice 42704 'DROP INDEX CONCURRENTLY posts_index;'
refused_twice 42501 'CREATE INDEX CONCURRENTLY theirs_idx ON theirs (id);'

# broken_off: as a run leaves it whose connection was lost.
broken_off() { sql -c "INSERT INTO lockstep.progress SELECT 'lockstep.migrations', '0003_outside', '$(sha256sum <migrations/0003_outside.sql | cut -c 1-64)', 0, true"; }
echo 'CREATE UNIQUE INDEX CONCURRENTLY posts_idx ON posts (author);' >migrations/0003_outside.sql
broken_off
expect 1 lockstep migrate
says '(42P07)'
sql -c 'DELETE FROM lockstep.progress'

cat >migrations/0003_outside.sql <<'SQL'
CREATE INDEX CONCURRENTLY "lower_Idx" ON public.posts (lower(posts.author::text) DESC) WHERE author IN (1, 2);
SQL
sql -f migrations/0003_outside.sql
broken_off
expect 0 lockstep migrate
says '1 migration applied'

# An unfinished index without a name is built again too.
sql -c 'INSERT INTO posts VALUES (1, 1), (2, 1)'
echo 'CREATE UNIQUE INDEX CONCURRENTLY ON posts (author);' >migrations/0004_unnamed.sql
for _ in first second; do
  expect 1 lockstep migrate
  says 'posts_author_idx is an index that cannot be used, left by a build that failed; the next run drops it'
done
# Nothing of it has run, so it may be edited.
echo 'CREATE UNIQUE INDEX CONCURRENTLY ON posts ( author );' >migrations/0004_unnamed.sql
sql -c 'UPDATE posts SET author = id'
expect 0 lockstep migrate
expect 0 lockstep status --exit-code
