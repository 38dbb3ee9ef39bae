#!/bin/bash
# pairs.sh COUNT FIRST MOST: the pairs of so many seeds, with at most MOST migrations a side. Needs LOCKSTEP and
# LOCKSTEP_NODE_MODULES. Ends with 1 when one of them is not as it should be.
set -euo pipefail
proof=$(dirname "$(realpath "$0")")
command -v node >/dev/null || { echo "skipped: node is not installed" && exit 77; }
[ -d "${LOCKSTEP_NODE_MODULES-}/drizzle-kit" ] || { echo "skipped: there is no drizzle-kit (\"e2e: npm ci\" installs it)" && exit 77; }
scratch=$(mktemp -d)
for variable in $(compgen -e GIT_) $(compgen -e LOCKSTEP_DEMO) CI GITHUB_ACTIONS; do unset "$variable"; done
export HOME=$scratch GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/.gitconfig
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.com GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.com
cd "$scratch"
bad=0
for ((seed = $2; seed < $2 + $1; ++seed)); do
  node "$proof/pair.mjs" "$seed" "$3" || bad=$((bad + 1))
done
[ "$bad" = 0 ] || { echo "$bad of $1 pairs are not as they should be" && exit 1; }
rm -rf "$scratch"
