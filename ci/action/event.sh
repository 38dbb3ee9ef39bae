#!/bin/bash
# Which two commits does this event compare? Writes the outputs base (may be empty: lockstep then finds the target branch by
# itself) and head, both ids, and sees to it that their trees are here.
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"

depth_help="let actions/checkout have \`fetch-depth: 0\` (2 is enough on pull_request)"

commit_of() { git rev-parse --quiet --verify --end-of-options "$1^{commit}"; }

# A commit by its id, fetched when it is not here.
need() { # id
  [[ $1 =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ ]] || return 1
  commit_of "$1" || { git fetch --quiet --no-tags --depth=1 origin "$1" >/dev/null 2>&1 && commit_of "$1"; }
}

# GitHub checks out the merge of the pull request into its base, whose first parent is the base as it is now.
base_of_pull_request() {
  if [ "$head" = "${GITHUB_SHA-}" ] && [ -n "${PULL_REQUEST_HEAD-}" ] && [ "$head" != "$PULL_REQUEST_HEAD" ]; then
    commit_of HEAD^1 && return
    git fetch --quiet --no-tags --depth=2 origin "$head" >/dev/null 2>&1 && commit_of HEAD^1 && return
    refuse "the merge commit has no parents here" "$depth_help"
  fi
  commit_of "refs/remotes/origin/${GITHUB_BASE_REF-}" ||
    refuse "the target branch ${GITHUB_BASE_REF-} is not here" "$depth_help"
}

base_of_event() {
  case ${GITHUB_EVENT_NAME-} in
    pull_request) base_of_pull_request ;;
    merge_group) need "${MERGE_GROUP_BASE-}" || refuse "the base of the merge group is not here" "$depth_help" ;;
    push) need "${PUSH_BEFORE-}" || true ;; # a new or rewritten branch: what it left, lockstep finds
    *) ;;
  esac
}

if [ "${GITHUB_EVENT_NAME-}" = pull_request_target ]; then
  refuse "lockstep does not run on pull_request_target: the SQL of a stranger would run beside the secrets of the repository" \
    "use \`on: pull_request\`"
fi
enter_repository
head=$(commit_of HEAD) || refuse "nothing is checked out" "run actions/checkout in a step before"
if [ -n "${INPUT_BASE-}" ]; then
  base=$(commit_of "$INPUT_BASE") || refuse "the base $INPUT_BASE is no commit here" "$depth_help"
else
  base=$(base_of_event)
fi
output base "$base"
output head "$head"
printf 'lockstep: comparing %s with %s\n' "${head:0:10}" "${base:-the target branch}"
