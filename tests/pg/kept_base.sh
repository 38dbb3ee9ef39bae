# What the base's migrations build is kept for the next run, where building it took long.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
printf 'CREATE TABLE posts (id int PRIMARY KEY);\nSELECT pg_sleep(0.3);\n' >migrations/0001_posts.sql
echo 'CREATE TABLE tags (id int PRIMARY KEY);' >migrations/0002_tags.sql
git add .
git commit -qm "Posts and tags"
git switch -qc work
echo 'ALTER TABLE posts ADD COLUMN title text;' >migrations/0003_title.sql
git add .

expect 0 lockstep verify
does_not_say 'from an earlier run'
expect 0 lockstep verify
says "with the base's migrations from an earlier run"
says 'upgrade       1 migration over rows in 2 tables'
says 'from zero     3 migrations'

expect 0 lockstep verify --upgrade-only
says 'upgrade       1 migration'
does_not_say 'from zero'
expect 2 lockstep verify --upgrade-only -- true
says 'a command needs the database from zero'

# What is wrong is found on top of it too.
echo 'ALTER TABLE posts ADD COLUMN title text NOT NULL;' >migrations/0003_title.sql
git add .
expect 1 lockstep verify --upgrade-only
says "with the base's migrations from an earlier run"
says 'column "title" of relation "posts" contains null values'

# Another base is another one.
git stash -q
git switch -q main
echo '-- and a remark' >>migrations/0002_tags.sql
git commit -qam "A remark"
git switch -qc other
git stash pop -q
git add .
expect 1 lockstep verify
does_not_say 'from an earlier run'
