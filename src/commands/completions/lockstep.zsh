#compdef lockstep
# Completion of lockstep for zsh, as `lockstep completions zsh` prints it.

_lockstep_commits() {
  local -a commits
  commits=(HEAD ${(f)"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)"})
  compadd -a commits
}

_lockstep() {
  local -a commands
  commands=(
    # @commands@
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
    # @arguments@
  esac
}

# Autoloaded from $fpath, this file is the function; sourced, it declares itself.
if [ "$funcstack[1]" = _lockstep ]; then _lockstep "$@"; else compdef _lockstep lockstep; fi
