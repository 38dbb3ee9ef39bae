# What somebody changed by hand, or by push: in which direction, with the SQL that ends it.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

make_chat
database live
expect 0 lockstep migrate
expect 0 lockstep drift
says_nothing

sql -c 'ALTER TABLE messages ADD COLUMN pinned boolean'
expect 1 lockstep drift
says 'column public.messages.pinned is in the database and not in the migrations [database-drift]'
says 'to keep it, in a new migration: ALTER TABLE "public"."messages" ADD COLUMN "pinned" boolean;'
expect 0 lockstep drift --ignore messages
echo '{ "rules": { "database-drift": "warning" } }' >lockstep.json
expect 0 lockstep drift
says 'warning: column public.messages.pinned is in the database'
echo '{ "rules": { "database-drfit": "off" } }' >lockstep.json
expect 2 lockstep drift
says 'did you mean database-drift?'
rm lockstep.json
expect 2 lockstep drift --schema pubilc
says 'neither the database nor the migrations have a schema pubilc'
says 'did you mean public?'
expect 1 lockstep drift --schema public
sql -c 'SET client_min_messages = error; CREATE PUBLICATION of_all'
expect 1 lockstep drift --schema public
does_not_say publication
sql -c 'DROP PUBLICATION of_all; CREATE SCHEMA empty'
expect 1 lockstep drift --schema empty
says 'schema empty is in the database'
does_not_say pinned
sql -c 'DROP SCHEMA empty'

sql -c 'ALTER TABLE messages DROP COLUMN pinned'
expect 0 lockstep drift
[ "$(sql -c 'SELECT count(*) FROM pg_database WHERE datname LIKE $$lockstep\_%$$')" = 0 ] || fail "it made a database"

# What is printed of several lines can be copied: each statement on lines of its own, and a body as it was.
sql <<'SQL'
CREATE FUNCTION two() RETURNS integer LANGUAGE sql AS $$
	SELECT 2
$$;
COMMENT ON FUNCTION two() IS 'more than one';
SQL
expect 1 lockstep drift
sql -c 'DROP FUNCTION two()'
sed -n '/^help: to keep it, in a new migration:$/,/^$/p' <<<"$output" | sed 1d | sql
expect 1 lockstep drift
sql -c "SELECT prosrc FROM pg_proc WHERE proname = 'two'" | grep -q "$(printf '^\tSELECT 2$')" || fail "the body is another"
[ "$(sql -c "SELECT obj_description('two()'::regprocedure)")" = 'more than one' ] || fail "the comment is gone"
sed -n '/^to undo it in the database:/s/^[^:]*: *//p' <<<"$output" | sql
expect 0 lockstep drift
