# A shallow clone holds what CI fetched. What it lacks is named as the command that fetches it, and that command works.
. "$(dirname "$0")/common.sh"

plain origin
branch billing && table 0003_bills && save bills && echo 1 >one && save more
git switch -q main && table 0003_groups && save groups
git switch -q -c merged main && git merge -q --no-ff -m merge billing
git update-ref refs/pull/7/merge merged && git switch -q main && git branch -qD merged
mkdir "$scratch/event"
printf '{"pull_request": {"head": {"sha": "%s"}}}' "$(git rev-parse billing)" >"$scratch/event/pull_request.json"
export GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH=$scratch/event/pull_request.json GITHUB_BASE_REF=main

# checkout DEPTH: as actions/checkout does it.
checkout() {
  rm -rf "$scratch/clone" && git init -q "$scratch/clone" && cd "$scratch/clone"
  git remote add origin "file://$scratch/origin"
  git fetch -q --no-tags --depth="$1" origin +refs/pull/7/merge:refs/remotes/pull/7/merge
  git checkout -q refs/remotes/pull/7/merge
}
# do_as_told: the first line of help, as a command.
do_as_told() {
  local command
  command=$(sed -n 's/^help: //p' <<<"$output" | head -n 1)
  eval "${command/git fetch/git fetch -q}" || fail "what it says does not work: $command"
}

checkout 1
gate 2 --format human
says "help: git fetch --no-tags --deepen=1 origin $(git rev-parse HEAD)"
says 'fetch-depth: 2'
do_as_told
gate 1 --format human
says '0003_bills takes number 0003'

checkout 2
gate 1 --format human
says '0003_bills takes number 0003'

# Two tips and nothing between them.
unset GITHUB_ACTIONS
cd "$scratch" && git clone -q --depth 1 --no-single-branch "file://$scratch/origin" tips && cd tips
gate 2 --base origin/main --head origin/billing
says 'git fetch --deepen='
do_as_told
gate 1 --base origin/main --head origin/billing
says '0003_bills takes number 0003'

# A queue's base is one commit that the checkout has not: it is all that is missing.
cd "$scratch/origin" && git switch -q -c queue main && git merge -q --no-ff -m merge billing
rm -rf "$scratch/group" && git clone -q --depth 1 -b queue "file://$scratch/origin" "$scratch/group" && cd "$scratch/group"
printf '{"merge_group": {"base_sha": "%s", "head_sha": "%s", "base_ref": "refs/heads/main"}}' \
  "$(git -C "$scratch/origin" rev-parse main)" "$(git rev-parse HEAD)" >"$scratch/event/merge_group.json"
export GITHUB_ACTIONS=true GITHUB_EVENT_NAME=merge_group GITHUB_EVENT_PATH=$scratch/event/merge_group.json
gate 2 --format human
do_as_told
gate 1 --format human
says '0003_bills takes number 0003'
says 'git fetch origin main && lockstep renumber --onto origin/main'
