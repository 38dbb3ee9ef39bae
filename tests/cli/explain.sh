# A rule's page: Markdown in a pipe, set for the window in a terminal.
. "$(dirname "$0")/common.sh"

expect 0 lockstep explain journal-order
[ "$output" = "$(<"$here/../../docs/rules/journal-order.md")" ] || fail "it is not the page"

expect 0 lockstep explain journal-order --color always
says $'\e[1mWhat to do\e[0m'
does_not_say '## What to do'

expect 2 lockstep explain
says 'lockstep rules'
expect 0 lockstep rules --format json
says '"rule": "journal-order"'
says '"ban-concurrent-index-creation-in-transaction"'

command -v script >/dev/null || { echo "skipped: there is no script to make a terminal with"; exit 77; }
export NO_COLOR=1 TERM=xterm
expect 0 script -qec "stty columns 44 && '$program' explain journal-order" /dev/null
does_not_say '## What to do'
does_not_say $'\e'
says '    $EDITOR drizzle/meta/_journal.json'
while IFS= read -r line; do
  line=${line%$'\r'}
  [[ $line == '    '* ]] || [ ${#line} -le 44 ] || fail "wider than the terminal: $line"
done <<<"$output"
