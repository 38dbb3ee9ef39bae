#!/bin/bash
# Runs what INPUT_COMMANDS names of check, gate and verify on the commits INPUT_BASE and INPUT_HEAD, each whatever the others
# found; writes the outputs errors, warnings and result. Ends like the worst of them: 0, 1 for findings, 2 when one could
# not check. gate reads the event by itself, unless the caller has chosen a base (INPUT_CHOSEN_BASE).
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"

errors=0 warnings=0 worst=0
reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/lockstep-reports.XXXXXX")
trap 'rm -rf "$reports"' EXIT

read_words() {
  read -r -a words <<<"${INPUT_COMMANDS-}"
  for word in "${words[@]}"; do
    [[ $word =~ ^(check|gate|verify)$ ]] || refuse "there is no command $word" "\`commands\` takes check, gate and verify"
  done
  [[ ${INPUT_FAIL_ON:=error} =~ ^(error|warning|never)$ ]] ||
    refuse "\`fail-on\` is ${INPUT_FAIL_ON}" "it takes error, warning or never"
  [[ ${INPUT_SERVER_ENV-} =~ ^([A-Za-z_][A-Za-z0-9_]*)?$ ]] ||
    refuse "\`server-env\` is no name of a variable" "give the name, not the URL that the variable holds"
}

count_in() { # report field
  local number
  number=$(grep -m 1 -oE "\"$2\": *[0-9]+" "$1" 2>/dev/null | head -n 1 | grep -oE '[0-9]+') || number=0
  printf '%s\n' "$number"
}

choose_options() { # command report
  options=(--fail-on "$INPUT_FAIL_ON" --format human --format github --format json --output "$2")
  if [ "$1" = verify ]; then
    [ -z "${INPUT_POSTGRES-}" ] || options+=(--postgres "$INPUT_POSTGRES")
    [ -z "${INPUT_SERVER_ENV-}" ] || options+=(--server-env "$INPUT_SERVER_ENV")
  fi
  if [ "$1" = gate ] && ! is_asked_for check; then options+=(--sql); fi
  if [ "$1" = gate ] && [ -z "${INPUT_CHOSEN_BASE-}" ]; then return; fi
  [ -z "${INPUT_BASE-}" ] || options+=(--base "$INPUT_BASE")
  options+=(--head "${INPUT_HEAD:-HEAD}")
}

run() { # command
  local status=0 report=$reports/$1.json
  choose_options "$1" "$report"
  printf 'lockstep %s\n' "$1"
  lockstep "$1" "${options[@]}" || status=$?
  [ "$status" -le 1 ] || status=2
  [ "$status" -le "$worst" ] || worst=$status
  errors=$((errors + $(count_in "$report" errors)))
  warnings=$((warnings + $(count_in "$report" warnings)))
}

read_words
enter_repository
for word in "${words[@]}"; do run "$word"; done
results=(passed findings could-not-check)
output errors "$errors"
output warnings "$warnings"
output result "${results[$worst]}"
exit "$worst"
