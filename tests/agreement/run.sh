# shellcheck shell=bash
# run.sh SCRIPT LOCKSTEP WORD...: node SCRIPT LOCKSTEP SQUAWK WORD..., with the squawk that "e2e: npm ci" installs.
squawk=$(find "${PACKAGES:?the node_modules of package-lock.json}/@squawk-cli" -name squawk -type f 2>/dev/null | head -n 1)
if ! command -v node >/dev/null || [ -z "$squawk" ]; then
  echo 'skipped: node, or the squawk that "e2e: npm ci" installs, is not there'
  exit 77
fi
exec node "$(dirname "$0")/$1" "$2" "$squawk" "${@:3}"
