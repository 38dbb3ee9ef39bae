# What keeps an installed hook from running is told, with what mends it.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
install_hooks
chmod -x .git/hooks/pre-commit
hooks 1 status
said "pre-commit: does not run lockstep: .git/hooks/pre-commit is not executable, and git skips it"
said "pre-merge-commit: runs lockstep"
install_hooks
hooks 0 status

git config core.hooksPath .githooks
hooks 1 status
said "its hook is in .git/hooks/pre-commit, but core.hooksPath (local, file:.git/config) sends git to .githooks"

hook .githooks/pre-commit "exit 0"
hooks 1 status
said "pre-commit: does not run lockstep: .githooks/pre-commit is another hook"

git worktree add -q "$scratch/linked"
cd "$scratch/linked"
hooks 1 status
said "core.hooksPath is .githooks, relative to each work tree, and this linked one has no such folder"

cd "$scratch"
hooks 2 status
said "not a git repository"
