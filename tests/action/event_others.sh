# A merge group is compared with the base that the event names, a push with what the branch was; the rest is left to lockstep.
. "$(dirname "$0")/common.sh"
make_origin

check_out "$merge" 1
expect 0 step event GITHUB_EVENT_NAME=merge_group GITHUB_SHA="$merge" MERGE_GROUP_BASE="$main"
gives base "$main"
gives head "$merge"
# shellcheck disable=SC2016  # it is not to be expanded
expect 2 step event GITHUB_EVENT_NAME=merge_group MERGE_GROUP_BASE='$(touch /tmp/x)'
says 'the base of the merge group is not here'

check_out "$merge" 0
expect 0 step event GITHUB_EVENT_NAME=push PUSH_BEFORE="$main"
gives base "$main"
expect 0 step event GITHUB_EVENT_NAME=push PUSH_BEFORE=0000000000000000000000000000000000000000
gives base ''
expect 0 step event GITHUB_EVENT_NAME=workflow_dispatch
gives base ''
gives head "$merge"

expect 2 step event GITHUB_EVENT_NAME=pull_request_target GITHUB_SHA="$main"
says 'does not run on pull_request_target'
says 'on: pull_request'
gives base ''

# In a container the checkout is another user's.
if [ "$(id -u)" = 0 ]; then
  chown -R nobody "$workspace"
  expect 0 step event GITHUB_EVENT_NAME=push PUSH_BEFORE="$main"
  gives base "$main"
  expect 1 step run INPUT_COMMANDS=check INPUT_BASE="$main" INPUT_HEAD="$merge"
fi
