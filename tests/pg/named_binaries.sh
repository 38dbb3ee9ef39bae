# LOCKSTEP_POSTGRES_BINARIES names the server's programs, and no others are used then.
. "$(dirname "$0")/../cli/common.sh"

mkdir -p "$scratch/app/migrations" "$scratch/empty"
cd "$scratch/app"
git init -q
echo 'CREATE TABLE posts (id int PRIMARY KEY);' >migrations/0001_posts.sql
git add .
export LOCKSTEP_POSTGRES_BINARIES=$scratch/empty
expect 2 lockstep verify
says "no PostgreSQL server runs from $scratch/empty"
says 'name the folder that holds postgres and initdb'

binaries=("$(dirname "$(command -v postgres)")" /usr/lib/postgresql/*/bin)
for folder in "${binaries[@]}"; do
  if [ -x "$folder/initdb" ]; then LOCKSTEP_POSTGRES_BINARIES=$folder; fi
done
expect 0 lockstep verify
says "postgres $("$LOCKSTEP_POSTGRES_BINARIES/postgres" --version | sed -E 's/.*PostgreSQL\) ([^ ]+).*/\1/'), ephemeral"
