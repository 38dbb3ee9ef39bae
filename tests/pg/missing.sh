# What no migration makes: the help says where such things are named.
. "$(dirname "$0")/../cli/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
echo 'CREATE TABLE posts (id int PRIMARY KEY);' >migrations/0001_posts.sql
fails_with() { # SQL MESSAGE HELP
  echo "$1" >migrations/0002_more.sql
  git add .
  expect 1 lockstep verify
  says "migrations/0002_more.sql:1:"
  says "$2"
  says "$3"
}
fails_with 'CREATE EXTENSION no_such_extension;' 'is not available' 'install its package there'
fails_with 'ALTER TABLE posts ADD COLUMN slug text DEFAULT nanoid(12);' 'function nanoid(integer) does not exist' server.setup
fails_with 'ALTER TABLE posts ADD COLUMN place vector(3);' 'type "vector" does not exist' server.extensions
fails_with 'CREATE TABLE auth.users (id int);' 'schema "auth" does not exist' server.setup

echo '{ "server": { "setup": "setup.sql" } }' >lockstep.json
echo 'CREATE SCHEMA auth AUTHORIZATION lockstep_owner;' >setup.sql
git add .
expect 0 lockstep verify
