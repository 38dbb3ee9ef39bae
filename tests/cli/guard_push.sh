# The guard says what a push does, asks on the terminal, refuses where nobody can answer, and becomes the command.
. "$(dirname "$0")/common.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
unset DATABASE_URL PGHOST PGSERVICE PGDATABASE KUBERNETES_SERVICE_HOST container CODESPACES REMOTE_CONTAINERS
typed() { python3 "$here/typed.py" "$@"; }
cd "$scratch"
mkdir bin
printf '%s\n' '#!/bin/sh' 'echo "pushed: $*"' 'exit 7' >bin/drizzle-kit
chmod +x bin/drizzle-kit
export PATH=$scratch/bin:$PATH

# Without a terminal, in CI, and in a container.
expect 1 setsid --wait "$program" guard-push -- drizzle-kit push
says 'no file says what it did'
says 'instead: generate a migration'
says 'refused: '
does_not_say 'pushed:'
CI=true expect 1 lockstep guard-push -- drizzle-kit push
says 'refused: this is a CI job (CI)'
KUBERNETES_SERVICE_HOST=10.0.0.1 expect 1 lockstep guard-push -- drizzle-kit push
says 'refused: this is a container (KUBERNETES_SERVICE_HOST)'
expect 2 lockstep guard-push
says 'lockstep guard-push -- drizzle-kit push'

# A machine for development, be it a container.
export DEVCONTAINER=1
expect 7 typed 'all the same? [y/N] ' 'y\n' -- "$program" guard-push -- drizzle-kit push --force
says 'DATABASE_URL is not set'
says 'pushed: push --force'
for answer in '\n' 'n\n'; do
  expect 1 typed 'all the same? [y/N] ' "$answer" -- "$program" guard-push -- drizzle-kit push
  does_not_say 'pushed:'
done
expect 130 typed 'all the same? [y/N] ' '\x03' -- "$program" guard-push -- drizzle-kit push
does_not_say 'pushed:'
expect 2 typed 'all the same? [y/N] ' '\x04' -- "$program" guard-push -- drizzle-kit push
does_not_say 'pushed:'

# As env ends.
expect 127 typed 'all the same? [y/N] ' 'y\n' -- "$program" guard-push -- no-such-program push
says 'help: in a script of package.json it is found'
touch bin/not-executable
expect 126 typed 'all the same? [y/N] ' 'y\n' -- "$program" guard-push -- "$scratch/bin/not-executable"

# A server that does not answer is no reason to refuse.
make_chat
DATABASE_URL=postgres://nobody@127.0.0.1:1/none expect 7 typed 'all the same? [y/N] ' 'y\n' -- "$program" guard-push -- drizzle-kit push
says 'nobody could look whether the database has a ledger'
