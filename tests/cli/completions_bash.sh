# Tab in a real bash, and what a branch's name must not do there.
. "$(dirname "$0")/common.sh"

make_chat
lockstep completions bash >"$scratch/lockstep.bash"
cat >"$scratch/tab.bash" <<'END'
. "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_lockstep
printf '%s\n' "${COMPREPLY[@]}"
END

# tab WORDS...: what bash offers for the last of them.
tab() { expect 0 bash --norc "$scratch/tab.bash" "$scratch/lockstep.bash" lockstep "$@"; }
offers() { [ "$output" = "$(printf '%s\n' "$@")" ] || fail "it does not offer exactly: $*"; }

expect 0 bash --norc -c '. "$1"; complete -p lockstep' bash "$scratch/lockstep.bash"
says '-F _lockstep lockstep'

tab ex
offers explain
tab check --for
offers --format
tab check --format s
offers sarif
tab check --fail-on = ''
offers error warning never
tab check --base ma
offers main
tab schema --project db show wo
offers work
tab schema --from = snapshot ''
offers show diff
tab explain journal-or
offers journal-order
tab check --output a
offers ''

# shellcheck disable=SC2016  # the name of a branch
branch='x$(touch${IFS}pwned)'
git branch "$branch"
tab check --base x
eval "printf '%s\n' $output" >"$scratch/typed"
[ "$(<"$scratch/typed")" = "$branch" ] || fail "the name of the branch is not quoted"
[ ! -e pwned ] || fail "the name of a branch was run"
