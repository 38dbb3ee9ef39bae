#!/bin/bash
# Puts lockstep on PATH: from the cache when it starts, else built by install.sh. verify also wants a server's programs.
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"

prefix=${RUNNER_TEMP:?}/lockstep

wants_server() { is_asked_for verify && [ -z "${INPUT_SERVER_ENV-}" ]; }
starts() { "$prefix/bin/lockstep" --version && "$prefix/bin/lockstep-pg" --version; }

if starts >/dev/null 2>&1; then
  complain "from the cache: $("$prefix/bin/lockstep" --version)"
else
  "${GITHUB_ACTION_PATH:?}/install.sh" --prefix "$prefix" --without-server
fi
if wants_server; then "$GITHUB_ACTION_PATH/install.sh" --only-server; fi
printf '%s\n' "$prefix/bin" >>"${GITHUB_PATH:?}"
