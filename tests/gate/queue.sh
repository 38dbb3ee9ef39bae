# A queue of three: each is fine on main, and the third collides with the second. Judging the group's head against the
# group's base finds it; main itself knows nothing yet.
. "$(dirname "$0")/common.sh"

plain queue
base=$(git rev-parse main)
git switch -q -c one main && echo 1 >readme && save "no migration"
git switch -q -c two main && table 0003_groups && save groups
git switch -q -c three main && table 0003_bills && save bills
gate 0 --base main --head two
gate 0 --base main --head three

export GITHUB_ACTIONS=true GITHUB_EVENT_NAME=merge_group GITHUB_EVENT_PATH=$scratch/event.json
# group ENTRY...: the head of a group of these, merged one after the other.
group() {
  git switch -q -C group "$base"
  for entry in "$@"; do git merge -q --no-ff -m "Merge $entry" "$entry"; done
  printf '{"action": "checks_requested", "merge_group": {"head_sha": "%s", "head_ref": "refs/heads/gh-readonly-queue/main/pr-3", "base_sha": "%s", "base_ref": "refs/heads/main"}}' \
    "$(git rev-parse HEAD)" "$base" >"$GITHUB_EVENT_PATH"
}
group one
gate 0 --format human
group one two
gate 0 --format human
group one two three
gate 1 --format human
says '[duplicate-number]'
says 'git fetch origin main && lockstep renumber --onto origin/main'
