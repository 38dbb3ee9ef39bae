# What the samples for other systems run, as those systems run it: in a shell with nothing but their variables.
. "$(dirname "$0")/common.sh"
make_origin
git -C "$scratch/chat" switch -q work
samples=$top/ci/samples

# in_job SHELL-OPTIONS VARIABLE=VALUE... : the script on standard input, in the checkout.
in_job() {
  env -i PATH="$(dirname "$program"):$PATH" HOME="$scratch/runner" GIT_CONFIG_NOSYSTEM=1 NO_COLOR=1 "$@" bash -eo pipefail
}
# The list below a key of a YAML file, as commands.
commands_of() { # file key
  awk -v key="$2:" '$1 == key { inside = 1; next } inside && /^ *- / { sub(/^ *- /, ""); print; next }
    inside && /^ *#/ { next } { inside = 0 }' "$1"
}
expect_finding() { # command...
  local status=0
  output=$("$@" 2>&1) || status=$?
  [ "$status" = 1 ] || fail "the job ended with $status, not 1"
  says '[schema-without-migration]'
}

check_out "$merge" 0
commands_of "$samples/gitlab.yml" script >"$scratch/gitlab"
gitlab() {
  in_job GITLAB_CI=true CI=true CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main \
    CI_MERGE_REQUEST_DIFF_BASE_SHA="$main" "$@" <"$scratch/gitlab"
}
expect_finding gitlab CI_MERGE_REQUEST_TARGET_BRANCH_SHA="$main"
jq -e '.[0].check_name == "schema-without-migration"' lockstep.json >/dev/null || fail 'the report is no report'

check_out "$work" 0
expect_finding gitlab
commands_of "$samples/buildkite.yml" commands | sed 's/\$\$/$/g' >"$scratch/buildkite"
buildkite() {
  in_job BUILDKITE=true CI=true BUILDKITE_PULL_REQUEST=7 BUILDKITE_PULL_REQUEST_BASE_BRANCH=main \
    BUILDKITE_BRANCH=work BUILDKITE_COMMIT="$work" <"$scratch/buildkite"
}
expect_finding buildkite

sed -n "/sh '''/,/'''$/{//!p}" "$samples/Jenkinsfile" >"$scratch/jenkins"
jenkins() { in_job JENKINS_URL=http://ci CHANGE_ID=7 CHANGE_TARGET=main <"$scratch/jenkins"; }
expect_finding jenkins
grep -q '<testsuites' lockstep.xml || fail 'the report is no report'

# With its migration the change passes, and verify has run it.
cd "$scratch/chat"
put generated
git add -A
git commit -qm "Generate"
git push -q "$scratch/origin.git" HEAD:refs/heads/work
work=$(git rev-parse HEAD)
check_out "$work" 0
expect 0 buildkite
says 'upgrade '
expect 0 jenkins
says 'upgrade '
# The service container is GitLab's; verify on one is the scenario pg/server_env. Here it starts a server of its own.
sed -i 's/ --server-env LOCKSTEP_SERVER//' "$scratch/gitlab"
expect 0 gitlab
says 'upgrade '
