# The manual page is set without a warning, and names every command and option that --help names.
. "$(dirname "$0")/common.sh"
command -v groff >/dev/null || { echo "skipped: there is no groff"; exit 77; }

lockstep man >"$scratch/lockstep.1"
expect 0 groff -man -Tutf8 -ww -P-cbou "$scratch/lockstep.1"
page=$output
groff -man -Tutf8 -ww "$scratch/lockstep.1" 2>&1 >/dev/null | grep . && fail "groff warns"

for command in $(lockstep --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p'); do
  [[ $page == *"lockstep $command"* ]] || fail "no command $command"
  for option in $(lockstep "$command" --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p'); do
    [ "$option" = --help ] || [[ $page == *" $option"* ]] || fail "no option $option of $command"
  done
done

if command -v man >/dev/null; then
  expect 0 env MANPAGER=cat MANWIDTH=80 man --warnings -l "$scratch/lockstep.1"
  says 'LOCKSTEP(1)'
  does_not_say 'warning:'
fi
