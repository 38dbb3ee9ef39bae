# drift --grants on a database of another owner than that of lockstep's own server: owners, grants, default privileges
# and policies name whoever ran the migrations, and only what somebody changed by hand is told.
. "$(dirname "$0")/../cli/common.sh"
. "$(dirname "$0")/common.sh"

mkdir -p "$scratch/app/migrations" && cd "$scratch/app"
echo '{ "projects": [ { "layout": "numbered", "migrations": "migrations" } ], "server": { "roles": ["reader", "chat"] } }' >lockstep.json
cat >migrations/0001_first.sql <<'SQL'
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (id bigint PRIMARY KEY, feels mood);
CREATE VIEW moods AS SELECT feels FROM users;
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_it ON users TO CURRENT_USER USING (true);
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;
CREATE TABLE notes (id bigint PRIMARY KEY);
GRANT SELECT ON users TO reader;
GRANT ALL ON users, notes TO chat;
REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC;
REVOKE TRUNCATE ON users FROM CURRENT_USER;
SQL

database live
as_superuser psql -Xqc "CREATE ROLE reader; CREATE ROLE chat LOGIN PASSWORD 'chat'; ALTER DATABASE live OWNER TO chat"
export DATABASE_URL=${DATABASE_URL/*@/postgres://chat:chat@} PGUSER=chat PGPASSWORD=chat
expect 0 lockstep migrate
expect 0 lockstep drift
expect 0 lockstep drift --grants
says_nothing

sql -c 'GRANT INSERT ON notes TO reader'
as_superuser psql -Xqc 'ALTER FUNCTION one() OWNER TO reader'
expect 0 lockstep drift
expect 1 lockstep drift --grants
says 'table public.notes differs: grants to reader is insert, select in the database, select in the migrations'
says 'GRANT insert ON TABLE "public"."notes" TO "reader";'
says 'function public.one() differs: owner is reader in the database, chat in the migrations'
says '2 errors'
