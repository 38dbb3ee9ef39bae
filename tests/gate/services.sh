# The merge that a job runs for, by the variables of other services than GitHub.
. "$(dirname "$0")/common.sh"

plain services
git switch -q -c billing main && table 0003_bills && save bills
git switch -q main && table 0003_groups && save groups
git switch -q -c merge main && git merge -q --no-ff -m merge billing
git update-ref refs/remotes/origin/main main && git switch -q --detach merge && git branch -qD main

# job VARIABLE=VALUE...: what a job with these finds.
job() {
  local variable
  for variable in "$@"; do export "${variable?}"; done
  gate 1 --format human
  says '0003_bills takes number 0003'
  says 'git fetch origin main && lockstep renumber --onto origin/main'
  for variable in "$@"; do unset "${variable%%=*}"; done
}
for type in merge_train merged_result; do
  job GITLAB_CI=true CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_EVENT_TYPE=$type CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main \
    CI_MERGE_REQUEST_TARGET_BRANCH_SHA="$(git rev-parse origin/main)"
  job GITLAB_CI=true CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_EVENT_TYPE=$type CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main
done
job TF_BUILD=True BUILD_REASON=PullRequest SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main
job BITBUCKET_PR_ID=7 BITBUCKET_PR_DESTINATION_BRANCH=main BITBUCKET_PR_DESTINATION_COMMIT="$(git rev-parse --short=12 origin/main)"
job BUILDKITE=true BUILDKITE_PULL_REQUEST=7 BUILDKITE_PULL_REQUEST_BASE_BRANCH=main BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC=true
job BUILDKITE=true BUILDKITE_PULL_REQUEST=false BUILDKITE_MERGE_QUEUE_BASE_BRANCH=main \
  BUILDKITE_MERGE_QUEUE_BASE_COMMIT="$(git rev-parse origin/main)"

# Where the branch itself is checked out, the merge is made in memory.
git switch -q --detach billing
job GITLAB_CI=true CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_EVENT_TYPE=detached CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main
job BITBUCKET_PR_ID=7 BITBUCKET_PR_DESTINATION_BRANCH=main BITBUCKET_PR_DESTINATION_COMMIT="$(git rev-parse --short=12 origin/main)"
job BUILDKITE=true BUILDKITE_PULL_REQUEST=7 BUILDKITE_PULL_REQUEST_BASE_BRANCH=main

# A branch of a name that no shell should see is not passed on.
export GITLAB_CI=true CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_TARGET_BRANCH_NAME='main;reboot'
gate 2
says 'does not say which branch it merges into'
does_not_say reboot
# Not merge requests: the branch against the target branch.
unset CI_MERGE_REQUEST_IID CI_MERGE_REQUEST_TARGET_BRANCH_NAME
gate 1 --format human
says '0003_bills takes number 0003'
