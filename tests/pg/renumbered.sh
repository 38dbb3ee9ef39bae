# The trap of one's own database: it has run the branch's migration under its old number. renumber refuses when it is shown
# such a database; lockstep migrate then applies what is missing, and nothing twice.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

add() { mkdir -p migrations && echo "$2" >"migrations/$1.sql"; }
commit() { git add -A && git commit -qm "$1"; }

database trap
git init -q "$scratch/shop"
cd "$scratch/shop"
add 0001_users "CREATE TABLE users (id int);"
add 0002_seed "INSERT INTO users VALUES (1);"
commit "Users"
git branch work
add 0003_phone "ALTER TABLE users ADD COLUMN phone text;"
commit "Phone"
git switch -q work
add 0003_email "ALTER TABLE users ADD COLUMN email text;"
commit "Email"
expect 0 lockstep migrate

expect 2 lockstep renumber --database-url-env DATABASE_URL
says '0003_email has run on the database of DATABASE_URL, so its number stays'
[ "$(git status --porcelain)" = "" ] || fail "something was changed"
export OTHER=postgres://nobody@localhost:1/nothing
expect 2 lockstep renumber --database-url-env OTHER
says 'the database of OTHER could not be asked'

expect 0 lockstep renumber
git commit -qm "Renumber"
git merge -q --no-edit main
expect 0 lockstep migrate
[ "$(sql -c "SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute
  WHERE attrelid = 'users'::regclass AND attnum > 0")" = "id email phone" ] || fail "the columns are not as they should be"
[ "$(sql -c 'SELECT count(*) FROM users')" = 1 ] || fail "something ran twice"
expect 0 lockstep status --exit-code
