# New migrations go up, down and up again, each as it would be run for real.
. "$(dirname "$0")/../cli/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
echo 'CREATE TABLE posts (id int PRIMARY KEY);' >migrations/0001_posts.up.sql
echo 'DROP TABLE posts;' >migrations/0001_posts.down.sql
git add .
git commit -qm "Posts"
git switch -qc work

# What PostgreSQL refuses in a transaction runs outside of one, down as well as up.
cat >migrations/0002_title.up.sql <<'SQL'
ALTER TABLE posts ADD COLUMN title text;
CREATE INDEX CONCURRENTLY posts_title_idx ON posts (title);
SQL
cat >migrations/0002_title.down.sql <<'SQL'
DROP INDEX CONCURRENTLY posts_title_idx;
ALTER TABLE posts DROP COLUMN title;
SQL
git add .
expect 0 lockstep verify
says 'down and up   1 migration'

# What it leaves behind is told.
echo 'DROP INDEX CONCURRENTLY posts_title_idx;' >migrations/0002_title.down.sql
git add .
expect 1 lockstep verify
says 'column public.posts.title is in the database after going back and not in the database before [down-divergence]'

# So is what fails.
echo 'DROP INDEX CONCURRENTLY posts_title;' >migrations/0002_title.down.sql
git add .
expect 1 lockstep verify
says 'migrations/0002_title.down.sql:1:1: error: index "posts_title" does not exist'
