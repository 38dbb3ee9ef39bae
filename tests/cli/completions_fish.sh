# Tab in a real fish.
. "$(dirname "$0")/common.sh"
command -v fish >/dev/null || { echo "skipped: there is no fish"; exit 77; }

make_chat
lockstep completions fish >"$scratch/lockstep.fish"
expect 0 fish --no-execute "$scratch/lockstep.fish"
says_nothing

# tab LINE: what fish offers for it, without descriptions.
tab() {
  expect 0 fish --no-config -c "source $scratch/lockstep.fish; complete -C '$1'"
  output=$(cut -f 1 <<<"$output")
}
offers() { [ "$output" = "$(printf '%s\n' "$@")" ] || fail "it does not offer exactly: $*"; }

tab 'lockstep ex'
offers explain
tab 'lockstep check --fail-on '
offers error never warning
tab 'lockstep check --base ma'
offers main
tab 'lockstep hooks '
offers install status uninstall
tab 'lockstep schema show wo'
offers work
tab 'lockstep explain journal-or'
offers journal-order
touch report.sarif
tab 'lockstep check --output repo'
offers report.sarif
tab 'lockstep lint repo'
offers report.sarif
