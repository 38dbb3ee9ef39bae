# shellcheck shell=bash
# Completion of lockstep for bash, from 3.2 on, as `lockstep completions bash` prints it.

# Of the words, which stand in the program and hold nothing that a shell expands, those that continue $cur.
_lockstep_words() {
  # shellcheck disable=SC2207  # mapfile is of bash 4
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Branches, remote branches and tags. A branch may be called $(this): so they never pass `compgen -W`, which expands
# words, and are quoted where they are inserted.
_lockstep_commits() {
  local ref
  while IFS= read -r ref; do
    case $ref in "$cur"*) COMPREPLY+=("$(printf %q "$ref")") ;; esac
  done < <(echo HEAD && git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
}

# Sets $position: how many arguments stand before the cursor, beside options ($1 names those that take a value).
_lockstep_position() {
  local i word skip=
  position=0
  for ((i = 2; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [ -n "$skip" ]; then
      [ "$word" = = ] || skip=
    else
      case $word in
        -*) case " $1 " in *" $word "*) skip=yes ;; esac ;;
        *) position=$((position + 1)) ;;
      esac
    fi
  done
}

_lockstep() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} position
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _lockstep_words "@commands@ --help --version"
    return
  fi
  # bash takes the = of --option=value for a word of its own.
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi
  case "${COMP_WORDS[1]} $prev" in
    # @values@
  esac
  case ${COMP_WORDS[1]} in
    # @arguments@
  esac
}
# Where nothing is offered, bash offers files.
complete -o bashdefault -o default -F _lockstep lockstep
