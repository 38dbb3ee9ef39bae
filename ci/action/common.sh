# shellcheck shell=bash
# Sourced by the steps of action.yml. What the caller chose comes in variables INPUT_…, never as text of a script.

complain() { printf 'lockstep: %s\n' "$*" >&2; }

# Ends the step with 2, "could not check"; the message is an annotation too.
refuse() { # message help
  local line=${1//'%'/%25}
  {
    printf '::error title=lockstep::%s\n' "${line//$'\n'/%0A}"
    printf 'lockstep: %s\nhelp: %s\n' "$1" "$2"
  } >&2
  exit 2
}

# Only numbers, ids and words of our own go there: nothing that a repository could choose.
output() { printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"; }

# In the folder of the repository. In a container job the checkout belongs to another user, and git is told that it may be
# read all the same: by variables, which end with the step.
enter_repository() {
  cd "${GITHUB_WORKSPACE:?}/${INPUT_DIRECTORY:-.}" || refuse "there is no folder ${INPUT_DIRECTORY:-.} in the workspace" \
    "give the action the \`path\` of actions/checkout as its \`directory\`"
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$PWD
  git rev-parse --git-dir >/dev/null 2>&1 || refuse "there is no git repository in $PWD" "run actions/checkout in a step before"
}

is_asked_for() { [[ " ${INPUT_COMMANDS-} " == *" $1 "* ]]; }
