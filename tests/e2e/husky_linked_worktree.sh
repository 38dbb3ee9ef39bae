# husky's folder is relative to each work tree and ignored by git: a new linked work tree has no hooks and says nothing.
# status does.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
husky
install_hooks --write
git add .husky
git commit -q -m husky
called "lockstep check --staged --hook"

git worktree add -q "$scratch/linked"
cd "$scratch/linked"
commit "past all hooks"
called
hooks 1 status
said "core.hooksPath is .husky/_, relative to each work tree, and this linked one has no such folder"
said "help: npx husky"

husky
hooks 0 status
commit "checked"
called "lockstep check --staged --hook"
