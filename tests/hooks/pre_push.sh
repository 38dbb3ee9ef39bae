# --pre-push judges what is pushed; an earlier pre-push still gets the refs on its input.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
git init -q --bare "$scratch/remote"
git remote add origin "$scratch/remote"
hook .git/hooks/pre-push "read -r ref rest && echo \"\$1 \$ref\" >> '$calls'"
install_hooks
git push -q origin main
called "origin refs/heads/main"

install_hooks --pre-push
hooks 0 status
said "pre-push: runs lockstep"
commit second
: > "$calls"
git push -q origin main
called "origin refs/heads/main" "lockstep check --head HEAD --hook"
recorder 1
git commit -q --allow-empty --no-verify -m third
: > "$calls"
stopped git push -q origin main
called "origin refs/heads/main" "lockstep check --head HEAD --hook"
