# A repository whose hooks a manager owns: what to add is shown, and nothing is written.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"

# shows FILE CONTENT TEXT...: with FILE in the repository, all of TEXT is said and no file changes.
shows() {
  file=$1
  printf '%s\n' "$2" > "$file"
  shift 2
  hooks 0 install
  for text in "$@"; do said "$text"; done
  [ ! -e .git/hooks/pre-commit ] || fail "a hook file was written beside $file"
  rm "$file"
}

shows lefthook.yml "pre-push: {}" "belong to lefthook" "+       run: lockstep check --staged --hook"
shows lefthook.toml "[pre-push]" "belong to lefthook"
shows .pre-commit-config.yaml "repos: []" "belong to pre-commit" "pre-commit install -t pre-commit -t pre-merge-commit"
shows .overcommit.yml "PreCommit:" "belong to overcommit" "command: ['lockstep', 'check', '--staged', '--hook']"
shows hk.pkl "hooks {}" "belong to hk" 'check = "lockstep check --staged --hook"'
shows package.json '{"simple-git-hooks":{}}' "belong to simple-git-hooks" '"pre-commit": "lockstep check --staged --hook"'

mkdir .husky
hooks 0 install --pre-push
said "belong to husky"
said "add to .husky/pre-commit:"
said "lockstep hooks install --write   adds it"
said "lockstep check --head HEAD --hook"
[ -z "$(ls .husky)" ] || fail "written without --write"
[ -z "$(git status --porcelain --untracked-files=no)" ] || fail "something was changed"
