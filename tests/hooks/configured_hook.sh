# git 2.54 names hooks in its configuration. This git is older, so one that only says that it is newer stands before it:
# the scenario holds what is configured, not that git runs it.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
install_hooks
real_git=$(command -v git)
hook "$scratch/newer/git" '[ "$1" = version ] && echo "git version 2.54.0" && exit' "exec '$real_git' \"\$@\""
export PATH="$scratch/newer:$PATH"
git config --global core.hooksPath "$scratch/shared"

install_hooks --pre-push
said "pre-commit: removed .git/hooks/pre-commit"
said "pre-merge-commit: git runs .git/lockstep/pre-commit"
events=$(git config --get-all hook.lockstep.event | tr '\n' ' ')
[ "$events" = "pre-commit pre-merge-commit " ] || fail "events: $events"
[ "$(git config hook.lockstep-push.event)" = pre-push ] || fail "no pre-push"
install_hooks
[ "$(git config --get-all hook.lockstep.event | wc -l)" = 2 ] || fail "the second install added events"

hooks 0 status
sh -c "$(git config hook.lockstep.command)"
called "lockstep check --staged --hook"
git config hook.lockstep.enabled false
hooks 1 status
hooks 0 uninstall
[ -z "$(git config --get-regexp '^hook\.')" ] || fail "left in the configuration"
[ -z "$(ls .git/lockstep)" ] || fail "left: $(ls .git/lockstep)"
