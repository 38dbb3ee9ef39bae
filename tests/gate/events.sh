# The merge that a job on GitHub runs for, from the event's own file, whatever stands in it.
. "$(dirname "$0")/common.sh"
payloads=$(dirname "$(realpath "$0")")/events

plain events
stale=$(git rev-parse main)
git switch -q -c billing main && table 0003_bills && save bills
git switch -q main && table 0003_groups && save groups
git switch -q -c merge main && git merge -q --no-ff -m "Merge pull request #118 from acme/billing" billing
git branch -q -D main # a checkout has no such branch: nothing may hang on it

export GITHUB_ACTIONS=true GITHUB_EVENT_PATH=$scratch/event.json
# event NAME [SED-EXPRESSION...]: the recorded payload of that event about this repository, changed by these.
event() {
  export GITHUB_EVENT_NAME=$1
  shift
  GITHUB_BASE_REF=
  [ "$GITHUB_EVENT_NAME" != pull_request ] || GITHUB_BASE_REF=main
  export GITHUB_BASE_REF
  sed -e "s/@stale@/$stale/; s/@base@/$(git rev-parse merge^1)/; s/@branch@/$(git rev-parse billing)/; s/@merge@/$(git rev-parse merge)/" \
    "$payloads/$GITHUB_EVENT_NAME.json" | sed -z "${@:-}" >"$GITHUB_EVENT_PATH"
}
finds_it() {
  gate 1 --format human
  says '0003_bills takes number 0003'
  does_not_say '0003_groups takes'
  says 'git fetch origin main && lockstep renumber --onto origin/main'
}

for name in pull_request merge_group push; do event $name && finds_it; done
event push "s/\"before\": \"[0-9a-f]*\"/\"before\": \"$(git rev-parse merge)\"/" && gate 0 --format human
event push 's/"before": "[0-9a-f]*"/"before": "0000000000000000000000000000000000000000"/'
gate 2 --format human
says 'there is no branch here to merge into'

# What is missing, null or of another type is as if it were not there.
for value in null 7 '[]' '{}' '""' true; do
  event pull_request "s/\"sha\": \"[0-9a-f]*\"/\"sha\": $value/g; s/\"ref\": \"main\"/\"ref\": $value/" && finds_it
  event merge_group "s/\"base_sha\": \"[0-9a-f]*\"/\"base_sha\": $value/"
  gate 2 --format human
  says 'the merge_group event has no base_sha'
  event push "s/\"before\": \"[0-9a-f]*\"/\"before\": $value/"
  gate 2 --format human
  says 'the push event does not say what was there before'
done
for payload in '' null 7 '[]' '"x"' '{}' '{"merge_group": null}' '{"merge_group": []}' '{"merge_group"' $'\xff\xfe'; do
  export GITHUB_EVENT_NAME=merge_group
  printf '%s' "$payload" >"$GITHUB_EVENT_PATH"
  gate 2 --format human
  says 'lockstep gate --base REF --head REF'
done

# Hostile ones are no ids and no names, so nothing of them is printed, resolved or run.
hostile='\\u001b[31m::error::x\\n##[add-mask]y $(touch '$scratch'/ran) --upload-pack=z ../../etc/passwd'
event merge_group "s|\"base_sha\": \"[0-9a-f]*\"|\"base_sha\": \"$hostile\"|"
gate 2 --format human
does_not_say 'add-mask'
for field in base_ref head_ref; do
  event merge_group "s|\"$field\": \"[^\"]*\"|\"$field\": \"$hostile\"|"
  gate 1 --format human
  does_not_say 'add-mask'
done
says "git fetch origin main"
event merge_group "s|\"base_ref\": \"[^\"]*\"|\"base_ref\": \"$hostile\"|"
gate 1 --format human
says "help: lockstep renumber --onto $(git rev-parse --short=10 merge^1)"
event pull_request && GITHUB_BASE_REF='--upload-pack=touch ran;x'
gate 1 --format human
says 'renumber --onto origin/main'
event push 's|refs/heads/main|refs/heads/a b|g'
gate 1 --format human
says "help: lockstep renumber --onto $(git rev-parse --short=10 merge^1)"
[ ! -e "$scratch/ran" ] || fail "it ran what the event said"

# Huge: nested deeper than anybody reads, and larger than it may be.
event merge_group && { printf '{"a":%0100000d' 0 | tr 0 '['; } >"$GITHUB_EVENT_PATH"
gate 2 --format human
head -c 30000000 /dev/zero | tr '\0' ' ' >"$GITHUB_EVENT_PATH"
gate 2 --format human
rm "$GITHUB_EVENT_PATH"
gate 2 --format human
mkfifo "$GITHUB_EVENT_PATH"
gate 2 --format human
rm "$GITHUB_EVENT_PATH"

# The branch itself is checked out, with `ref:`; and the event that checks out no merge at all.
event pull_request && git switch -q billing
gate 2 --format human
says 'HEAD is not the merge that the pull_request event is about'
says 'lockstep gate --base origin/main --head HEAD'
export GITHUB_EVENT_NAME=pull_request_target
gate 2 --format human
says 'run it on: pull_request'
