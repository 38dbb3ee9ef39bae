# Where no container can run, ci/compose-test says so and ends with 77, which ctest counts as skipped. What it does where one
# can takes minutes, and is the project's workflow's to run.
. "$(dirname "$0")/common.sh"

mkdir "$scratch/tools"
printf '#!/bin/sh\nexit 1\n' >"$scratch/tools/docker" # a client, and no engine
chmod +x "$scratch/tools/docker"
cp -r "$top/ci" "$scratch/ci" # a checkout may be where nobody else can read
chmod -R a+rX "$scratch"
ordinary_user=()
if [ "$(id -u)" = 0 ]; then ordinary_user=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
expect 77 "${ordinary_user[@]}" env PATH="$scratch/tools:$PATH" bash "$scratch/ci/compose-test"
says 'skipped: no Docker engine answers, and podman as it is used here needs root'
