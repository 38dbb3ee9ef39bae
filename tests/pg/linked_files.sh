# A ConfigMap mounts each file as a link to where its version lies: those are the files. What a link outside of the folder
# leads to is none.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations/..2026_11_27"
cd "$scratch/app/migrations"
echo 'CREATE TABLE a (id int);' >..2026_11_27/0001_a.sql
echo 'CREATE TABLE b (id int);' >..2026_11_27/0002_b.sql
ln -s ..2026_11_27 ..data
ln -s ..data/0001_a.sql ..data/0002_b.sql .
cd ..
expect 0 lockstep migrate
says '2 migrations applied'

echo 'CREATE TABLE c (id int);' >"$scratch/secret.sql"
ln -s ../../secret.sql migrations/0003_c.sql
expect 2 lockstep migrate
says 'migrations/0003_c.sql is no file of its own'
