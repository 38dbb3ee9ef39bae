# CREATE INDEX CONCURRENTLY runs outside of a transaction; a run that broke off goes on, and an index that cannot be used
# is built again.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
echo 'CREATE TABLE posts (id int, author int);' >migrations/0001_posts.sql
cat >migrations/0002_index.sql <<'SQL'
INSERT INTO posts VALUES (1, 1), (2, 1);
CREATE UNIQUE INDEX CONCURRENTLY posts_author_idx ON posts (author);
ALTER TABLE posts ADD COLUMN title text;
SQL

expect 1 lockstep migrate
says 'migrations/0002_index.sql:2:1: error: could not create unique index "posts_author_idx"'
says '23505'
says 'posts_author_idx is an index that cannot be used'
[ "$(sql -c 'SELECT count(*) FROM posts')" = 2 ] || fail "the first statement is gone"
[ "$(sql -c 'SELECT count(*) FROM lockstep.migrations')" = 1 ] || fail "a migration that failed is recorded"

expect 1 lockstep status --exit-code
says 'invalid  index posts_author_idx on posts'

sql -c 'UPDATE posts SET author = id'
expect 0 lockstep migrate
says '1 migration applied'
[ "$(sql -c 'SELECT count(*) FROM posts')" = 2 ] || fail "the first statement ran twice"
[ "$(sql -c "SELECT indisvalid FROM pg_index WHERE indexrelid = 'posts_author_idx'::regclass")" = t ] || fail "not valid"
expect 0 lockstep status --exit-code
says '2 of 2 migrations applied'
[ "$(sql -c 'SELECT count(*) FROM lockstep.progress')" = 0 ] || fail "progress is left"

# Part of it has run, and then the file changes: that is refused.
cat >migrations/0003_more.sql <<'SQL'
CREATE INDEX CONCURRENTLY posts_title_idx
 ON posts (title);
SELECT 1 / 0;
SQL
expect 1 lockstep migrate
says 'division by zero'
says 'what ran before it stays'
# What has run must stay as it is, but for its line ends.
printf 'CREATE INDEX CONCURRENTLY posts_title_idx\r\n ON posts (title);\r\nSELECT 2 / 0;\r\n' >migrations/0003_more.sql
expect 1 lockstep migrate
says '0003_more.sql:3:1: error: division by zero'
echo 'SELECT 1;' >migrations/0003_more.sql
expect 2 lockstep migrate
says '0003_more was edited after 1 of its statements had run'

# A new value of an enum can be used after its transaction only, in an array too.
database enums
rm migrations/*
echo "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE days (moods mood[]);" >migrations/0001_mood.sql
printf "ALTER TYPE mood ADD VALUE 'glad';\nINSERT INTO days VALUES ('{sad,glad}');\n" >migrations/0002_glad.sql
expect 0 lockstep migrate
[ "$(sql -c 'SELECT moods FROM days')" = '{sad,glad}' ] || fail "the row is not there"
