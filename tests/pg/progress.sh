# On a terminal verify says how far it is, in a line that is gone afterwards; elsewhere it writes plain lines.
. "$(dirname "$0")/../cli/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
git init -q
echo 'CREATE TABLE posts (id int PRIMARY KEY);' >migrations/0001_posts.sql
printf 'SELECT pg_sleep(1.1);\nCREATE TABLE tags (id int PRIMARY KEY);\n' >migrations/0002_tags.sql
echo 'CREATE TABLE users (id int PRIMARY KEY);' >migrations/0003_users.sql
git add .

on_terminal() { script -qec "stty cols ${COLUMNS-80}; '$program' verify" /dev/null; }
escape=$(printf '\033')

expect 0 lockstep verify
does_not_say "$escape"
does_not_say '0002_tags'

TERM=xterm expect 0 on_terminal
says "${escape}[Kfrom zero     [========                ]  2 of 3  0002_tags"
says "${escape}[Kfrom zero     3 migrations"
says ' ms  0002_tags' # among the slowest

TERM=dumb expect 0 on_terminal
does_not_say "$escape"

TERM=xterm COLUMNS=58 expect 0 on_terminal
says "  2 of 3  0002_ta"
does_not_say "  2 of 3  0002_tags"

# What goes wrong stands on a line of its own.
echo 'CREATE TABLE posts (id int);' >migrations/0003_users.sql
git add .
TERM=xterm expect 1 on_terminal
says "${escape}[Kfrom zero     3 migrations"
says 'relation "posts" already exists'
