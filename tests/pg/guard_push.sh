# The guard refuses a push to a database that is migrated, and asks before one to a database that is not.
. "$(dirname "$0")/../cli/common.sh"
. "$here/common.sh"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }
export DEVCONTAINER=1 # wherever the test runs
typed() { python3 "$here/../cli/typed.py" "$@"; }
make_chat

expect 0 typed 'all the same? [y/N] ' 'y\n' -- "$program" guard-push -- echo pushed
says 'pushed'
does_not_say 'nobody could look'

lockstep migrate --quiet
expect 1 typed -- "$program" guard-push -- echo pushed
says 'refused: the database has a ledger, drizzle.__drizzle_migrations, with 10 migrations'
does_not_say 'all the same?'

# By another variable, as drizzle.config may have it.
export OTHER_URL=$DATABASE_URL
unset DATABASE_URL PGHOST PGDATABASE
expect 1 typed -- "$program" guard-push --database-url-env OTHER_URL -- echo pushed
says 'refused: the database has a ledger'

# From the .env that drizzle-kit would read.
printf 'OTHER_URL="%s" # mine\n' "$OTHER_URL" >.env
unset OTHER_URL
expect 1 typed -- "$program" guard-push --database-url-env OTHER_URL -- echo pushed
says 'refused: the database has a ledger'
