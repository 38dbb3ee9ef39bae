# Tab in a real zsh, behind a terminal of its own.
. "$(dirname "$0")/common.sh"
command -v zsh >/dev/null || { echo "skipped: there is no zsh"; exit 77; }

make_chat
mkdir "$scratch/functions"
lockstep completions zsh >"$scratch/functions/_lockstep"
expect 0 zsh -n "$scratch/functions/_lockstep"
says_nothing

cat >"$scratch/tab.zsh" <<'END'
# tab.zsh FOLDER FILE LINE...: for each line, FILE has what Tab makes of it in an interactive zsh with FOLDER in $fpath.
zmodload zsh/zpty || exit 77
folder=$1 file=$2
shift 2
zpty -b shell "TERM=dumb zsh -f -i"
zpty -w shell "PS1=; fpath=($folder \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w shell "show() { print -r -- \"\$BUFFER\" >>$file; BUFFER=; zle .accept-line }; zle -N show"
zpty -w shell "bindkey '^I' complete-word; bindkey '^X' show"
lines=0
for line; do
  zpty -w -n shell "$line"$'\t\x18'
  ((++lines))
  for ((wait = 0; wait < 100; ++wait)); do
    [[ -f $file && $(wc -l <$file) -ge $lines ]] && break
    sleep 0.1
  done
done
zpty -d shell
END

status=0
zsh -f "$scratch/tab.zsh" "$scratch/functions" "$scratch/typed" 'lockstep ex' 'lockstep check --form' \
  'lockstep check --format=ju' 'lockstep check --base ma' 'lockstep hooks uni' 'lockstep schema show wo' \
  'lockstep explain journal-or' 'lockstep lint a.sql packa' || status=$?
[ $status != 77 ] || { echo "skipped: this zsh has no zpty"; exit 77; }
output=$(sed 's/ *$//' "$scratch/typed")
[ "$output" = "lockstep explain
lockstep check --format=
lockstep check --format=junit
lockstep check --base main
lockstep hooks uninstall
lockstep schema show work
lockstep explain journal-order
lockstep lint a.sql package.json" ] || fail "Tab made something else of it"
