# Merging main blames nobody for what main brings, and hides nothing of one's own.
. "$(dirname "$0")/common.sh"

make_chat
echo "A chat" >README.md
git add .
git commit -qm "Say what this is"
git switch -q main
put main
git add .
git commit -qm "Let users pause a chat session"
git switch -q work

expect 0 lockstep hooks install
git merge -q --no-commit main
expect 0 lockstep check --staged
says_nothing
expect 0 git commit --no-edit

# An edit of one's own in the merge: main's migration is not its migration.
git reset -q --hard HEAD^
git merge -q --no-commit main
sed -i 's/  title: text("title"),/&\n  pinned: text("pinned"),/' "$chat_sessions"
git add .
expect 1 git commit --no-edit
says 'chat_sessions.pinned'
does_not_say 'summary is new'
