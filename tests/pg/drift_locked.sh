# Reading waits for nobody's lock for long, says who holds it, and lets a migration live that waits for the reader.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

make_chat
database live
expect 0 lockstep migrate
sql -c 'CREATE VIEW texts AS SELECT id FROM messages'

# hold TABLE: until release
hold() {
  coproc HOLDER { psql -Xq; }
  echo "BEGIN; LOCK TABLE $1; SELECT 'held';" >&"${HOLDER[1]}"
  while read -r line && [[ $line != *held* ]]; do :; done <&"${HOLDER[0]}"
}
release() {
  echo '\q' >&"${HOLDER[1]}"
  wait "$HOLDER_PID" || true
}

hold messages
expect 2 lockstep drift
says 'messages is locked by process'
says 'try again when it is through'
release

hold drizzle.__drizzle_migrations
expect 2 lockstep drift
says 'drizzle.__drizzle_migrations is locked by process'
expect 2 lockstep status
says 'drizzle.__drizzle_migrations is locked by process'
release
expect 1 lockstep drift

# A role that may not read the ledger is told what it lacks; its time limits do not count.
as_superuser psql -Xqc "CREATE ROLE auditor LOGIN PASSWORD 'auditor'; ALTER ROLE auditor SET statement_timeout = '1ms'"
export DATABASE_URL=${DATABASE_URL/*@/postgres://auditor:auditor@}
expect 2 lockstep drift
says 'GRANT USAGE ON SCHEMA "drizzle" TO "auditor"; GRANT SELECT ON "drizzle"."__drizzle_migrations" TO "auditor";'
grants=$(grep -o 'GRANT USAGE.*' <<<"$output")
as_superuser psql -Xqc "$grants"
expect 1 lockstep drift
says 'view public.texts is in the database'
