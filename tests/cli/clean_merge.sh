# A merge that git makes by itself is checked by pre-merge-commit.
. "$(dirname "$0")/common.sh"

git init -q "$scratch/shop"
cd "$scratch/shop"
mkdir migrations
echo '{ "projects": [{ "name": "db", "layout": "numbered", "migrations": "migrations" }] }' >lockstep.json
echo 'CREATE TABLE orders (id bigint PRIMARY KEY);' >migrations/0001_orders.sql
git add .
git commit -qm "Orders"
expect 0 lockstep hooks install

git switch -qc work
echo 'ALTER TABLE orders ADD COLUMN note text;' >migrations/0002_note.sql
git add .
expect 0 git commit -m "Notes"
git switch -q main
echo 'ALTER TABLE orders ADD COLUMN paid_at timestamptz;' >migrations/0002_paid_at.sql
git add .
expect 0 git commit -m "Payments"
git switch -q work

expect 1 git merge --no-edit main
says 'migrations/0002_note.sql:1:1: error:'
says '[duplicate-number]'
says 'commit stopped'
[ "$(git rev-list --count --merges HEAD)" = 0 ] || fail "the merge was made"
