# Before the first commit everything is new.
. "$(dirname "$0")/common.sh"

git init -q "$scratch/chat"
cd "$scratch/chat"
expect 0 lockstep check --staged
says_nothing

put base
git add .
expect 0 lockstep check --staged
does_not_say 'error'

cp drizzle/0003_add_avatar.sql drizzle/0003_add_avatar_again.sql
git add .
expect 1 lockstep check --staged
says '[journal-missing-entry]'
git rm -qf drizzle/0003_add_avatar_again.sql

git rm -qrf --cached drizzle
expect 1 lockstep check --staged
says 'table users is new'
says '[schema-without-migration]'
