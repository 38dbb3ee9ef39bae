# Sourced by every scenario about a server, after tests/cli/common.sh. They run under with_server, as the owner of an
# empty database, and are called with the path of lockstep; lockstep-pg lies beside it.
command -v psql >/dev/null || { echo "skipped: psql is not installed"; exit 77; }

sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
as_superuser() { PGUSER=$SUPERUSER PGPASSWORD=$SUPERUSER_PASSWORD "$@"; }

# database NAME: makes it, and points the environment at it.
database() {
  as_superuser psql -Xq -d lockstep -c "CREATE DATABASE $1 OWNER lockstep_owner TEMPLATE lockstep"
  export PGDATABASE=$1
  DATABASE_URL=$(printf '%s' "$DATABASE_URL" | sed -E "s|@localhost(:[0-9]+)?/[^?]*|@localhost\\1/$1|")
  export DATABASE_URL
}

# What the migrations have built, and what the ledger says; without the times of applying.
catalog() { pg_dump --schema-only --no-owner --exclude-schema=drizzle --exclude-schema=lockstep | grep -vE '^(--|\\|SET |SELECT pg_catalog|$)'; }
ledger() { sql -c "SELECT to_jsonb(m) - 'id' - 'applied_at' FROM drizzle.__drizzle_migrations m ORDER BY id"; }
