# The examples of docs/output-formats.md are what the program writes, and its CI snippets run. After a change of the output,
# `documented_formats.sh PROGRAM --write` writes the page anew.
. "$(dirname "$0")/common.sh"
command -v jq >/dev/null || { echo "skipped: there is no jq"; exit 77; }

page=$here/../../docs/output-formats.md
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/lockstep"
PATH=$scratch/bin:$PATH

# The page, with the output of each command in a console block as it is now.
fresh_page() {
  local line block=
  while IFS= read -r line; do
    case $line in
      '```'*) block=${line#'```'} ;;
      '$ '*) [ "$block" != console ] || line+=$'\n'$(bash -c "${line#'$ '}" 2>&1) || true ;;
      *) [ "$block" != console ] || continue ;;
    esac
    printf '%s\n' "$line"
  done
}

make_chat
put edited
git add .
fresh_page <"$page" >"$scratch/page.md"
if [ "${2-}" = --write ]; then
  cp "$scratch/page.md" "$page"
else
  output=$(diff -u "$page" "$scratch/page.md") || fail "the page and the program differ"
fi

# In a clone, as CI has it.
git commit -qm "Show last activity"
git clone -q "$scratch/chat" "$scratch/clone"
cd "$scratch/clone"
export GITHUB_BASE_REF=main CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main
sed -n '/^```yaml/,/^```$/s/.*\(lockstep check .*\)/\1/p' "$page" >"$scratch/commands"
[ "$(wc -l <"$scratch/commands")" = 3 ] || fail "the page has another number of snippets"
while read -r command; do
  expect 1 bash -c "$command"
  says 'schema-without-migration'
done <"$scratch/commands"
jq -e '.runs[0].results | length == 1' lockstep.sarif >/dev/null || fail "no SARIF for the upload"
jq -e 'length == 1' lockstep.json >/dev/null || fail "no Code Quality report"
