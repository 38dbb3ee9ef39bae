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

# The rows are kept with it, and all that is said about them.
mkdir -p "$scratch/rows/migrations"
cd "$scratch/rows"
git init -q
cat >migrations/0001_chats.sql <<'SQL'
CREATE TYPE state AS ENUM ('open', 'paused', 'closed');
CREATE TABLE chats (id int PRIMARY KEY, state state NOT NULL);
CREATE TABLE never (id int PRIMARY KEY CHECK (false));
CREATE TABLE "of never" (id int PRIMARY KEY, never int NOT NULL REFERENCES never);
SELECT pg_sleep(0.3);
SQL
git add .
git commit -qm "Chats"
git switch -qc work
echo "ALTER TABLE chats ADD CONSTRAINT not_paused CHECK (state <> 'paused');" >migrations/0002_paused.sql
git add .

# What a run says, without its times and where the base came from.
outcome() { sed -E "s/ *[0-9]+ ms//; s/with the base.s migrations from an earlier run, //" <<<"$output"; }
told() { expect 1 lockstep verify --verbose "$@"; outcome; }
told >"$scratch/fresh"
told >"$scratch/kept"
told --no-cache >"$scratch/uncached"
expect 1 lockstep verify --verbose
says 'generated rows in chats have state ='
says 'never is empty: no row was found that its checks allow'
says 'of never is empty: its foreign key'
diff "$scratch/fresh" "$scratch/kept" || fail "a kept base tells another story than a fresh one"
diff "$scratch/fresh" "$scratch/uncached" || fail "what is kept changes what is said"

# Other rows are another base, and so is none.
expect 1 lockstep verify
says "with the base's migrations from an earlier run"
expect 1 lockstep verify --seed 2
does_not_say 'from an earlier run'
expect 0 lockstep verify --rows 0
does_not_say 'from an earlier run'
