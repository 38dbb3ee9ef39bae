#!/bin/bash
# Puts lockstep on PATH: from the cache when it starts, else built. verify also wants a server's programs.
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=ci/parts.sh
. "${GITHUB_ACTION_PATH:?}/ci/parts.sh"

prefix=${RUNNER_TEMP:?}/lockstep

wants_server() { is_asked_for verify && [ -z "${INPUT_SERVER_ENV-}" ]; }
starts() { "$prefix/bin/lockstep" --version && "$prefix/bin/lockstep-pg" --version; }
is_debian_12() { grep -qx 'ID=debian' /etc/os-release && grep -qx 'VERSION_ID="12"' /etc/os-release; }

# The image is built on Debian 12, and what is built there runs on younger systems too.
build_in_image() {
  local container
  docker build --file "$GITHUB_ACTION_PATH/ci/Dockerfile" --tag lockstep-action "$GITHUB_ACTION_PATH"
  container=$(docker create lockstep-action)
  mkdir -p "$prefix"
  docker cp "$container:/usr/local/bin" "$prefix/"
  docker rm "$container" >/dev/null
  starts >/dev/null 2>&1 || install_packages libpq5
}

if starts >/dev/null 2>&1; then
  say "from the cache: $("$prefix/bin/lockstep" --version)"
elif ! is_debian_12 && docker info >/dev/null 2>&1; then
  build_in_image
else
  "$GITHUB_ACTION_PATH/install.sh" --prefix "$prefix" --without-server
fi
if wants_server; then "$GITHUB_ACTION_PATH/install.sh" --only-server; fi
printf '%s\n' "$prefix/bin" >>"${GITHUB_PATH:?}"
