# A server that runs out of room in memory: `verify` does it once more on the disk, and blames no migration.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"
unshare -m mount -t tmpfs tmpfs /dev/shm 2>/dev/null || { echo "skipped: mounting a small /dev/shm takes root"; exit 77; }

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
echo '{ "projects": [ { "layout": "numbered", "migrations": "migrations" } ] }' >lockstep.json
echo 'CREATE TABLE posts (body text);' >migrations/0001_posts.sql
echo "INSERT INTO posts SELECT repeat(md5(n::text), 50) FROM generate_series(1, 160000) n;" >migrations/0002_fill.sql
echo 'ALTER TABLE posts ALTER COLUMN body SET STORAGE EXTERNAL;' >migrations/0003_storage.sql

with_little_memory() {
  # shellcheck disable=SC2016  # for the shell inside
  unshare -m sh -c 'mount -t tmpfs -o size=280m tmpfs /dev/shm && exec "$@"' sh "$program" "$@"
}
expect 0 with_little_memory verify --worktree
says 'the server ran out of room in memory: once more, on the disk'
says 'from zero     3 migrations'
does_not_say 'migration-fails'
