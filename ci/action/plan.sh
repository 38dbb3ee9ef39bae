#!/bin/bash
# What the two caches are called: the built programs by what they are built from and for, the clusters that verify begins
# with by the PostgreSQL they belong to.
set -euo pipefail
# shellcheck source=ci/action/common.sh
. "$(dirname "$0")/common.sh"

hash_of() { sha256sum | cut -c1-24; }

cd "${GITHUB_ACTION_PATH:?}"
system=$(sed -n 's/^\(ID\|VERSION_ID\)=//p' /etc/os-release | tr -d '"\n')-$(uname -m)
sources=$(find CMakeLists.txt CMakePresets.json cmake docs/rules hooks src -type f -print0 | LC_ALL=C sort -z |
  xargs -0 sha256sum | hash_of)
servers=$(find /usr/lib/postgresql -path '*/bin/postgres' -exec {} --version ';' 2>/dev/null | LC_ALL=C sort | hash_of)
[[ $system =~ ^[a-z0-9._-]+$ ]] || system=other
output programs "lockstep-$system-$sources"
output clusters "lockstep-clusters-$system-$servers-$sources"
