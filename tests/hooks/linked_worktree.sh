# Hooks of a linked work tree live in the common directory: one install serves all work trees, from any of them.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
git worktree add -q "$scratch/linked"
mkdir "$scratch/linked/deep"
cd "$scratch/linked/deep"

install_hooks
said "pre-commit: installed $scratch/r/.git/hooks/pre-commit"
hooks 0 status
commit "in the linked one"
called "lockstep check --staged --hook"
cd "$scratch/r"
hooks 0 status
commit "in the main one"
called "lockstep check --staged --hook"

hooks 0 uninstall
cd "$scratch/linked"
hooks 1 status
