#include "on_server.h"
#include "pg/connection.h"

// A migration is untrusted text that runs as kOwner. Whatever it tries, it gets no file, no program, no other role and
// no further right of the server.
namespace lockstep::server {
namespace {

struct Attempt {
  const char* sql;
  const char* sqlstate;
};

constexpr const char* kMayNot = "42501";

constexpr Attempt kAttempts[] = {
    {"COPY (SELECT 1) TO PROGRAM 'id'", kMayNot},
    {"CREATE TABLE t (a text); COPY t FROM PROGRAM 'id'", kMayNot},
    {"COPY (SELECT 1) TO '/tmp/lockstep-escape'", kMayNot},
    {"CREATE TABLE t (a text); COPY t FROM '/etc/passwd'", kMayNot},
    {"SELECT pg_read_file('/etc/passwd')", kMayNot},
    {"SELECT pg_read_binary_file('postgresql.conf')", kMayNot},
    {"SELECT pg_ls_dir('/')", kMayNot},
    {"SELECT pg_stat_file('/etc/passwd')", kMayNot},
    {"SELECT lo_import('/etc/passwd')", kMayNot},
    {"SELECT lo_export(1, '/tmp/lockstep-escape')", kMayNot},
    {"SELECT rolpassword FROM pg_authid", kMayNot},
    {"SELECT pg_reload_conf()", kMayNot},
    {"SELECT pg_switch_wal()", kMayNot},
    {"ALTER SYSTEM SET archive_command = 'id'", kMayNot},
    {"SET session_preload_libraries = '/tmp/x.so'", kMayNot},
    {"LOAD '/tmp/x.so'", kMayNot},
    {"SET log_statement = 'all'", kMayNot},
    {"SET lc_messages = 'C'", kMayNot},
    {"SET temp_file_limit = -1", kMayNot},
    {"SET session_replication_role = replica", kMayNot},
    {"SET ROLE postgres", kMayNot},
    {"SET SESSION AUTHORIZATION postgres", kMayNot},
    {"RESET ROLE; RESET SESSION AUTHORIZATION; SELECT pg_read_file('/etc/passwd')", kMayNot},
    {"CREATE ROLE other", kMayNot},
    {"ALTER ROLE lockstep_owner SUPERUSER", kMayNot},
    {"ALTER ROLE lockstep_owner CREATEROLE", kMayNot},
    {"ALTER ROLE postgres PASSWORD 'x'", kMayNot},
    {"GRANT postgres TO lockstep_owner", kMayNot},
    {"GRANT pg_execute_server_program TO lockstep_owner", kMayNot},
    {"GRANT pg_read_server_files TO lockstep_owner", kMayNot},
    {"CREATE DATABASE other", kMayNot},
    {"CREATE TABLE t (); ALTER TABLE t OWNER TO postgres", kMayNot},
    {"CREATE TABLESPACE s LOCATION '/tmp'", kMayNot},
    {"CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/x.so', 'f'", kMayNot},
    {"CREATE FUNCTION f() RETURNS int LANGUAGE internal AS 'pg_backend_pid'", kMayNot},
    {"CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'return 1'", "42704"},
    {"CREATE EXTENSION plpython3u", nullptr},
    {"CREATE EXTENSION plperlu", nullptr},
    {"CREATE EXTENSION dblink", nullptr},
    {"CREATE EXTENSION postgres_fdw", nullptr},
    {"CREATE EXTENSION file_fdw", nullptr},
    {"CREATE EXTENSION adminpack", nullptr},
    {"CREATE EXTENSION pg_stat_statements", nullptr},
    {"CREATE FOREIGN DATA WRAPPER w", kMayNot},
    {"CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
     kMayNot},
    {"CREATE OPERATOR CLASS c FOR TYPE int USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int, int)", kMayNot},
    {"CREATE PUBLICATION p FOR ALL TABLES", kMayNot},
    {"CREATE SUBSCRIPTION s CONNECTION 'host=/tmp' PUBLICATION p", kMayNot},
    {"CREATE CAST (int AS text) WITHOUT FUNCTION", kMayNot},
    {"CREATE TEXT SEARCH TEMPLATE t (lexize = dsimple_lexize)", kMayNot},
    {"UPDATE pg_class SET relname = 'x'", kMayNot},
    {"CHECKPOINT", kMayNot},
};

class Escape : public OnServer {};

TEST_F(Escape, EveryAttemptOfTheOwnerIsRefused) {
  for (const Installation& installation : installations()) {
    EphemeralServer server(warm_settings(installation));
    pg::Connection connection(server.owner());
    for (const auto& [sql, sqlstate] : kAttempts) {
      const auto result = connection.run(sql);
      EXPECT_FALSE(result) << installation.version.text << ": " << sql;
      if (result) continue;
      // Where an extension is not installed it cannot be made by anybody; where it is, not by the owner.
      const std::string given = result.error().sqlstate;
      const bool is_absent = given == "0A000" || given == "58P01";
      EXPECT_TRUE(sqlstate == nullptr ? given == kMayNot || is_absent : given == sqlstate)
          << installation.version.text << ": " << sql << ": " << describe(result.error());
    }
    EXPECT_TRUE(connection.is_open());
  }
}

TEST_F(Escape, WhatMigrationsNeedIsAllowed) {
  for (const Installation& installation : installations()) {
    EphemeralServer server(warm_settings(installation));
    pg::Connection connection(server.owner());
    for (const char* sql : {
             "CREATE SCHEMA app; CREATE TABLE app.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid())",
             "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
             "CREATE TRIGGER t BEFORE INSERT ON app.users FOR EACH ROW EXECUTE FUNCTION f()",
             "ALTER DATABASE lockstep SET search_path = app",
             "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC",
             "CREATE INDEX CONCURRENTLY ON app.users (id)",
             "CREATE TABLE t (); DROP TABLE t; GRANT ALL ON SCHEMA app TO PUBLIC",
         }) {
      const auto result = connection.run(sql);
      EXPECT_TRUE(result) << installation.version.text << ": " << sql << (result ? "" : describe(result.error()));
    }
  }
}

}  // namespace
}  // namespace lockstep::server
