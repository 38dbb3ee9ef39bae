# shellcheck shell=bash
# The enum wizard: the value that goes, with rows, an array, an index, a view and a function that use it.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/../pg/common.sh"
make_drizzle_chat
git switch -q main
cat >>drizzle/0009_add_user_created_at.sql <<'SQL'
--> statement-breakpoint
CREATE VIEW "open_sessions" AS SELECT "id" FROM "chat_sessions" WHERE "state" = 'active';--> statement-breakpoint
CREATE INDEX "active_only" ON "chat_sessions" ("user_id") WHERE "state" = 'active';--> statement-breakpoint
CREATE FUNCTION "how_many"("wanted" "session_state") RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT count(*) FROM chat_sessions WHERE state = wanted $$;
SQL
git commit -qam "A view, an index and a function"
git switch -qC work
lockstep migrate --quiet
sql -c "INSERT INTO users (email, name) VALUES ('ada@example.com', 'Ada')" -c "INSERT INTO chat_sessions (user_id, state)
  SELECT id, unnest('{active,closed}'::session_state[]) FROM users"
export DEVELOPMENT=$DATABASE_URL
sed -i 's/"active", "closed"/"active", "archived", "ended"/' "$chat_sessions"

on_terminal lockstep new drop_closed --apply-env DEVELOPMENT
sees "What has become of session_state 'closed'?"
types gone Enter
sees "Rows that have session_state 'closed' become"
types ended Enter
sees 'All right?'
says "USING (CASE state::text WHEN 'closed' THEN 'ended' ELSE state::text END)::session_state"
says 'DROP VIEW open_sessions'
does_not_say 'enum-recreate'
types Enter
sees 'upgrade'
sees 'ended with 0'
[ "$(sql -c 'SELECT string_agg(state::text, $$,$$ ORDER BY state) FROM chat_sessions')" = active,ended ] ||
  fail "the rows are not as they should be"
[ "$(sql -c "SELECT how_many('active'), (SELECT count(*) FROM open_sessions)")" = '1|1' ] || fail "the view or the function"
[ "$(sql -c "SELECT enum_range(NULL::session_state)")" = '{active,archived,ended}' ] || fail "the values"

# Renamed in place, and no row is written.
git commit -qm "No more closed"
sed -i 's/"archived"/"stored"/' "$chat_sessions"
expect 0 lockstep new store --no-input --renamed archived=stored --no-verify
says "ALTER TYPE session_state RENAME VALUE 'archived' TO 'stored'"
[ "$(cat drizzle/0011_store.sql)" = "ALTER TYPE session_state RENAME VALUE 'archived' TO 'stored';" ] ||
  fail "$(cat drizzle/0011_store.sql)"
expect 0 lockstep check --staged
