# Hooks that other repositories share are not touched; the message names who set the path, and what to type.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"
shared=$scratch/shared
hook "$shared/pre-commit" "exit 0"
cp "$shared/pre-commit" "$scratch/before"

refused() {
  hooks 2 install
  for words in "$@"; do said "$words"; done
  [ "$(ls "$shared")" = pre-commit ] && cmp "$shared/pre-commit" "$scratch/before" || fail "the shared hooks changed"
}

git config --global core.hooksPath "$shared"
refused "global" ".gitconfig" "git config core.hooksPath $scratch/r/.git/hooks"
hooks 1 status
git config core.hooksPath "$scratch/r/.git/hooks"
install_hooks
hooks 0 status

git config core.hooksPath "$shared"
refused "local" "git config --local --unset core.hooksPath"
hooks 1 status
said "sends git to $shared"
ln -s "$shared" link
git config core.hooksPath link
refused "local"
git config core.hooksPath ""
refused "nowhere"
git config core.hooksPath ../shared
refused "local"
hooks 0 uninstall
