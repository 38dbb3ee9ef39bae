// Runs scripts on real servers and in the replay: a statement fails there when the replay says so for certain, with the
// same SQLSTATE, and the catalogs are equal afterwards.
//
//   replay_on_server FOLDER [NAME]
//
// FOLDER has the scripts; NAME is a part of the name of those to run. Exits with 1 when something differs, with 77 when
// there is no server.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "catalogs.h"
#include "pg/connection.h"
#include "postgres/servers.h"
#include "replay/replay.h"
#include "scripts.h"
#include "server/ephemeral_server.h"
#include "sql/parse.h"

namespace {

using namespace lockstep;
using replay_tests::Script;

/// What the replay says of one statement: the SQLSTATE of the first certain conflict; whether there are others.
struct Verdict {
  std::string sqlstate;
  std::string message;
  bool is_doubtful = false;
};

Verdict verdict_of(const std::vector<replay::Conflict>& conflicts) {
  Verdict verdict;
  for (const replay::Conflict& conflict : conflicts) {
    if (!conflict.is_certain) {
      verdict.is_doubtful = true;
    } else if (verdict.sqlstate.empty()) {
      verdict.sqlstate = conflict.sqlstate;
      verdict.message = conflict.message;
    }
  }
  return verdict;
}

class Run {
 public:
  Run(const Script& script, const pg::Settings& settings) : script_(script), connection_(settings) {}

  /// Whether all was alike.
  bool compare() {
    const sql::ParsedFile parsed = sql::parse_file(script_.text, sql::Splitting::kWholeFile);
    for (const sql::Problem& problem : parsed.problems) complain(problem.place.begin, problem.message);
    replay::Replay replay(replay::TransactionScope::kPerStatement);
    replay.begin_migration(
        {.name = script_.name, .text = script_.text, .is_new = true, .scope = {}, .is_whole_history = true});
    for (const sql::Statement& statement : parsed.statements) compare(replay, statement);
    if (script_.are_catalogs_compared) compare_catalogs(replay.database());
    return is_alike_;
  }

 private:
  void compare(replay::Replay& replay, const sql::Statement& statement) {
    const std::string text = script_.text.substr(statement.span.begin, statement.span.end - statement.span.begin);
    const auto result = connection_.run(text);
    const std::string sqlstate = result ? "" : result.error().sqlstate;
    const Verdict verdict = verdict_of(replay.apply(statement));
    if (verdict.sqlstate == sqlstate) return;
    if (verdict.sqlstate.empty() && verdict.is_doubtful) return;
    complain(statement.span.begin, "the server says " + (result ? "yes" : sqlstate + " " + result.error().text) +
                                       ", the replay " +
                                       (verdict.sqlstate.empty() ? "yes" : verdict.sqlstate + " " + verdict.message));
  }

  void compare_catalogs(const replay::Database& database) {
    const std::vector<std::string> server = replay_tests::catalog_of(connection_);
    const std::vector<std::string> model = replay_tests::catalog_of(database);
    std::vector<std::string> only_server;
    std::vector<std::string> only_model;
    std::set_difference(server.begin(), server.end(), model.begin(), model.end(), std::back_inserter(only_server));
    std::set_difference(model.begin(), model.end(), server.begin(), server.end(), std::back_inserter(only_model));
    for (const std::string& line : only_server) complain(0, "only on the server: " + line);
    for (const std::string& line : only_model) complain(0, "only in the replay: " + line);
  }

  void complain(std::size_t offset, const std::string& what) {
    const std::size_t line = script_.line + base::line_column(script_.text, offset).line;
    std::printf("%s:%zu: [%s] %s\n", script_.file.c_str(), line, script_.name.c_str(), what.c_str());
    is_alike_ = false;
  }

  const Script& script_;
  pg::Connection connection_;
  bool is_alike_ = true;
};

/// An empty database. Making a new one would take longer than all statements of a script.
void empty_database(pg::Connection& connection) {
  const pg::Result schemas = connection.query(
      "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> "
      "'information_schema'");
  for (const pg::Row row : schemas) connection.query("DROP SCHEMA " + std::string(row.text(0)) + " CASCADE");
  connection.query("CREATE SCHEMA public");
}

/// How many scripts differ.
std::size_t run_all(const server::Installation& installation, const std::vector<Script>& scripts) {
  server::ServerSettings settings = postgres::warm_settings(installation);
  settings.parameters["wal_level"] = "logical";
  const server::EphemeralServer server(settings);
  std::size_t different = 0;
  pg::Connection administrator(server.superuser());
  administrator.query("SET client_min_messages = warning");
  for (const Script& script : scripts) {
    empty_database(administrator);
    if (!Run(script, server.superuser()).compare()) ++different;
    std::fflush(stdout);
  }
  std::printf("PostgreSQL %d: %zu scripts, %zu differ\n", installation.version.major, scripts.size(), different);
  return different;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: replay_on_server FOLDER [NAME]\n";
    return 2;
  }
  try {
    std::vector<Script> scripts = replay_tests::read_scripts(words[1]);
    if (count > 2) std::erase_if(scripts, [&](const Script& one) { return !base::contains(one.name, words[2]); });
    if (postgres::installations().empty()) {
      std::printf("skipped: %s\n", postgres::kNoServers);
      return 77;
    }
    std::size_t different = 0;
    for (const server::Installation& one : postgres::installations()) different += run_all(one, scripts);
    return different == 0 ? 0 : 1;
  } catch (const base::Error& error) {
    std::cerr << "replay_on_server: " << error.what() << '\n';
    return 2;
  }
}
