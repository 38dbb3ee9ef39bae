# --all shows what the base has too; a change is not blamed for it.
. "$(dirname "$0")/common.sh"

make_chat
expect 0 lockstep check --all
says_nothing

git switch -q main
cp drizzle/0003_add_avatar.sql drizzle/0003_add_avatar_again.sql
git add .
git commit -qm "A migration that no journal names"
git switch -qc more
echo "A chat" >README.md
git add .

expect 0 lockstep check --staged
says_nothing
expect 1 lockstep check --all
says 'drizzle/0003_add_avatar_again.sql:1:1: error:'
says '[journal-missing-entry]'
