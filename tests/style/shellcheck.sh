#!/bin/sh
# The scripts that developers and CI run have no warning of shellcheck.
command -v shellcheck >/dev/null || { echo "skipped: there is no shellcheck"; exit 77; }
shellcheck --external-sources --severity=warning install.sh ci/parts.sh ci/test ci/fuzz .ci/run tests/layers/*.sh tests/style/*.sh
