# A pull request is compared with the first parent of the merge commit that GitHub checks out.
. "$(dirname "$0")/common.sh"
make_origin

pull_request() { step event GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF=main PULL_REQUEST_HEAD="$work" "$@"; }

for depth in 2 0; do
  check_out "$merge" $depth
  expect 0 pull_request GITHUB_SHA="$merge"
  gives base "$main"
  gives head "$merge"
done

# With one commit, which is what actions/checkout fetches by default, the parents are fetched.
check_out "$merge" 1
expect 0 pull_request GITHUB_SHA="$merge"
gives base "$main"

# A caller who checks out the branch itself: lockstep takes the merge base with the target branch.
check_out "$work" 0
expect 0 pull_request GITHUB_SHA="$merge"
gives base "$main"
gives head "$work"

check_out "$work" 1
expect 2 pull_request GITHUB_SHA="$merge"
says '::error title=lockstep::the target branch main is not here'
says 'fetch-depth: 0'

check_out "$merge" 2
expect 0 pull_request GITHUB_SHA="$merge" INPUT_BASE=HEAD^2
gives base "$work"
expect 2 pull_request GITHUB_SHA="$merge" INPUT_BASE='--upload-pack=x'
says 'is no commit here'
