# Sourced by every scenario. Beside what cli/common.sh gives: a repository as actions/checkout leaves it, and the steps.
. "$(dirname "$0")/../cli/common.sh"

top=$(realpath "$here/../..")
workspace=$scratch/workspace

# Two branches on a server: main, and `work`, which the pull request brings. Both have moved on since.
make_origin() {
  make_chat
  put edited
  git commit -qam "Show last activity"
  git switch -q main
  echo "chat" >README
  git add README
  git commit -qm "Say what it is"
  git switch -qc merge
  git merge -q --no-ff -m "Merge work into main" work
  git clone -q --bare "$scratch/chat" "$scratch/origin.git"
  git --git-dir="$scratch/origin.git" config uploadpack.allowAnySHA1InWant true
  # shellcheck disable=SC2034  # for the scenarios
  main=$(git rev-parse main) work=$(git rev-parse work) merge=$(git rev-parse merge)
}

# check_out COMMIT DEPTH (0: all of it): detached, as actions/checkout does.
check_out() {
  local depth=()
  [ "$2" = 0 ] || depth=(--depth "$2")
  rm -rf "$workspace"
  git init -q "$workspace"
  cd "$workspace"
  git remote add origin "file://$scratch/origin.git"
  git fetch -q --no-tags "${depth[@]}" origin "$1"
  [ "$2" != 0 ] || git fetch -q origin
  git checkout -q --detach "$1"
}

# step NAME VARIABLE=VALUE...: runs ci/action/NAME.sh with nothing else in its environment. What it sets is read by output_of.
step() {
  local name=$1
  shift
  : >"$scratch/output"
  : >"$scratch/summary"
  env -i PATH="$(dirname "$program"):$PATH" HOME="$scratch/runner" GITHUB_ACTIONS=true GITHUB_WORKSPACE="$workspace" \
    GITHUB_ACTION_PATH="$top" RUNNER_TEMP="$scratch/tmp" GITHUB_OUTPUT="$scratch/output" GITHUB_PATH="$scratch/path" \
    GITHUB_STEP_SUMMARY="$scratch/summary" GIT_CONFIG_NOSYSTEM=1 NO_COLOR=1 "$@" bash "$top/ci/action/$name.sh"
}
output_of() { sed -n "s/^$1=//p" "$scratch/output"; }
gives() { [ "$(output_of "$1")" = "$2" ] || fail "$1 is '$(output_of "$1")', not '$2'"; }
summary_has() { grep -qF -e "$1" "$scratch/summary" || fail "the summary does not have: $1"; }
