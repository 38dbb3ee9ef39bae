# Sourced by every scenario: that of tests/hooks, and the hook managers of package-lock.json on PATH.
packages=${PACKAGES:?the node_modules with the hook managers}
if ! command -v node > /dev/null || [ ! -x "$packages/.bin/lefthook" ]; then
  echo "skipped: node, or the packages that \"e2e: npm ci\" installs, are not there"
  exit 77
fi
. "$(dirname "$0")/../hooks/common.sh"
PATH="$packages/.bin:$scratch/bin:$PATH"
export PATH
