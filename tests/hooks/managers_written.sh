# --write edits the manager's file where lines at its end are enough, and uninstall --write takes them out again.
. "$(dirname "$0")/common.sh"
new_repository "$scratch/r"

# round_trip FILE: installed and uninstalled, FILE is what it was; in between it runs lockstep.
round_trip() {
  cp "$1" "$scratch/before"
  hooks 0 install --write
  said "adding to $1:"
  grep -q "lockstep check --staged --hook" "$1" || fail "$1 does not run lockstep: $(cat "$1")"
  cp "$1" "$scratch/written"
  hooks 0 install --write
  said "$1 runs lockstep already"
  cmp "$1" "$scratch/written" || fail "the second install changed $1"
  hooks 0 uninstall
  said "lockstep hooks uninstall --write"
  hooks 0 uninstall --write
  cmp "$1" "$scratch/before" || fail "$1 is not what it was: $(cat "$1")"
  rm "$1"
}

printf 'pre-push:\n  commands:\n    test:\n      run: npm test\n' > lefthook.yml
round_trip lefthook.yml
printf '# ours\nrepos:\n- repo: https://example.com/x\n  rev: v1\n  hooks:\n  - id: x\n' > .pre-commit-config.yaml
round_trip .pre-commit-config.yaml
printf 'repos:\n    - repo: local\n      hooks: []\n' > .pre-commit-config.yaml
round_trip .pre-commit-config.yaml

refused() {
  cp "$1" "$scratch/before"
  hooks 0 install --write
  said "add to $1:"
  said "note: $1 was not edited"
  cmp "$1" "$scratch/before" || fail "$1 was edited"
  rm "$1"
}
printf 'pre-commit:\n  jobs:\n    - run: npm test\n' > lefthook.yml
refused lefthook.yml
printf '{ "pre-push": {} }\n' > lefthook.json
refused lefthook.json
printf 'repos:\n- repo: local\n  hooks: []\nfail_fast: true\n' > .pre-commit-config.yaml
refused .pre-commit-config.yaml
printf 'pre-push:\n  jobs: []\n' > "$scratch/elsewhere.yml"
ln -s "$scratch/elsewhere.yml" lefthook.yml
refused lefthook.yml
