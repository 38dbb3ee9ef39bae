# What goes on after it was broken off finds the session as the first run had it: search path, role, set_config.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations"
cd "$scratch/app"
as_superuser sql -c 'CREATE ROLE lesser; GRANT lesser TO lockstep_owner'
echo 'CREATE SCHEMA mine; GRANT ALL ON SCHEMA mine TO lesser;' >migrations/0001_schema.sql
echo 'CREATE SCHEMA other;' >migrations/0002_other.sql
# steps SQL: in a session of its own settings
steps() { printf "SET search_path = mine;\nSET ROLE lesser;\nSELECT set_config('lockstep.word', 'kept', false);\nSET LOCAL search_path = other;\nCREATE TABLE IF NOT EXISTS posts (id int);\nCREATE INDEX CONCURRENTLY posts_idx ON posts (id);\n%s\nCREATE TABLE words AS SELECT current_setting('lockstep.word') AS word;\n" "$1" >migrations/0003_steps.sql; }
steps 'SELECT 1 / 0;'
expect 1 lockstep migrate
says 'division by zero'
steps 'SELECT 1;'
expect 0 lockstep migrate
[ "$(sql -c "SELECT schemaname, tableowner FROM pg_tables WHERE tablename = 'words'")" = "mine|lesser" ] || fail "in another schema or role"
[ "$(as_superuser sql -c 'SELECT word FROM mine.words')" = kept ] || fail "the setting is gone"
expect 0 lockstep status --exit-code
