# verify on a server that exists, as a service container is: in databases of its own, which are gone afterwards.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
[ -n "$bin" ] || { echo "skipped: no /usr/lib/postgresql/*/bin"; exit 77; }
as_server=()
if [ "$(id -u)" = 0 ]; then as_server=(setpriv --reuid=nobody --regid=nogroup --clear-groups); fi
server=$(mktemp -d /tmp/lockstep-existing-XXXXXX)
trap '[ -z "${postmaster-}" ] || { kill -QUIT "$postmaster"; wait "$postmaster" 2>/dev/null || true; }; rm -rf "$scratch" "$server"' EXIT
if [ "$(id -u)" = 0 ]; then chown nobody:nogroup "$server"; fi
"${as_server[@]}" "$bin/initdb" -D "$server/data" -U postgres -A trust -N --no-locale -E UTF8 >/dev/null
"${as_server[@]}" "$bin/postgres" -D "$server/data" -F -c listen_addresses= -c "unix_socket_directories=$server" >"$scratch/log" 2>&1 &
postmaster=$!
unset PGPASSWORD DATABASE_URL
export PGHOST=$server PGUSER=postgres PGDATABASE=postgres
for ((attempt = 0; attempt < 100; ++attempt)); do
  if sql -c 'SELECT 1' >/dev/null 2>&1; then break; fi
  sleep 0.1
done

make_chat
export SERVICE="postgresql://postgres@localhost/postgres?host=$server"
expect 0 lockstep verify --worktree --server-env SERVICE -- sh -c 'psql -XAtc "SELECT count(*) FROM users"'
says 'from zero'
[ "$(sql -c 'SELECT string_agg(datname, $$ $$ ORDER BY datname) FROM pg_database')" = "postgres template0 template1" ] ||
  fail "a database is left"

# In both grades of rows.
jq '.entries += [.entries[-1] | .idx += 1 | .when += 60000 | .tag = "0010_seconds"]' drizzle/meta/_journal.json >"$scratch/journal"
cp "$scratch/journal" drizzle/meta/_journal.json
echo 'ALTER TABLE "users" ADD COLUMN "s" integer; UPDATE "users" SET "s" = extract(epoch FROM "created_at")::int;' >drizzle/0010_seconds.sql
expect 0 lockstep verify --worktree --server-env SERVICE
says 'warning: may fail: '
says 'in users ha'
says 'upgrade       1 migration over rows in 3 tables as in practice'
[ "$(sql -c 'SELECT count(*) FROM pg_database')" = 3 ] || fail "a database is left after a warning"
git clean -fdq
git checkout -q .

echo 'SELECT 1/0;' >>drizzle/0009_add_user_created_at.sql
expect 1 lockstep verify --worktree --server-env SERVICE
says 'division by zero'
[ "$(sql -c 'SELECT count(*) FROM pg_database')" = 3 ] || fail "a database is left after a failure"
expect 2 lockstep verify --worktree --server-env NOWHERE
says 'the variable NOWHERE is not set'
