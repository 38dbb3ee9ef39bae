#!/bin/bash
# Appends to the summary of the run what the change does to the schema, as lines and as a diagram of the tables that it
# touches. lockstep has made both safe to print; a backtick that could end the fence is left to be dealt with here.
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"

longest_diagram=45000 # bytes; GitHub draws none above 50,000

fenced() { # language text
  local fence='```'
  printf '%s%s\n%s\n%s\n' "$fence" "$1" "${2//\`/\'}" "$fence"
}

[ -n "${INPUT_BASE-}" ] && [ -n "${GITHUB_STEP_SUMMARY-}" ] || exit 0
enter_repository
range=$INPUT_BASE...${INPUT_HEAD:-HEAD}
if ! changes=$(lockstep schema diff "$range" 2>&1); then
  complain "the summary has no schema: $(head -n 1 <<<"$changes")"
  exit 0
fi
[ -n "$changes" ] || exit 0
diagram=$(lockstep schema diff "$range" --format mermaid)
{
  printf '### The schema\n\n%s\n\n' "$(fenced diff "$(head -n 200 <<<"$changes")")"
  if [ "${#diagram}" -gt "$longest_diagram" ]; then
    printf 'The tables that it touches are too many for a diagram.\n\n'
  elif [ -n "$diagram" ]; then
    fenced mermaid "$diagram"
  fi
} >>"$GITHUB_STEP_SUMMARY"
