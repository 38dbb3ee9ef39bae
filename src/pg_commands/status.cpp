#include "pg_commands/status.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/sanitize.h"
#include "base/text.h"
#include "pg/connection.h"
#include "pg_commands/deployed_project.h"
#include "pg_commands/ledger_words.h"
#include "pg_commands/live_ledger.h"
#include "runner/standing.h"
#include "runner/stepwise.h"

namespace lockstep::pg_commands {
namespace {

std::string_view word_of(runner::State state) {
  switch (state) {
    case runner::State::kApplied:
      return "applied";
    case runner::State::kPending:
      return "pending";
    case runner::State::kSkipped:
      return "skipped-by-drizzle";
    case runner::State::kEdited:
      return "edited";
  }
  return "";
}

/// All that is to be said about one database.
struct Status {
  DeployedProject deployed;
  runner::LedgerContent content;
  runner::Comparison comparison;
  std::vector<runner::InvalidIndex> invalid;

  std::size_t pending() const {
    std::size_t count = 0;
    for (std::size_t at = 0; at < deployed.migrations.size(); ++at) count += comparison.is_pending(at) ? 1 : 0;
    return count;
  }
  bool is_in_step() const { return pending() == 0 && !has_disagreements(comparison) && invalid.empty(); }
};

nlohmann::ordered_json row_json(const runner::LedgerRow& row) {
  nlohmann::ordered_json json{{"id", row.id}, {"hash", row.hash}};
  if (row.created_at) json["created_at"] = *row.created_at;
  if (row.name) json["name"] = base::to_valid_utf8(*row.name);
  return json;
}

void write_json(std::ostream& out, const Status& status) {
  nlohmann::ordered_json migrations = nlohmann::ordered_json::array();
  for (std::size_t at = 0; at < status.deployed.migrations.size(); ++at) {
    const runner::Migration& migration = status.deployed.migrations[at];
    migrations.push_back({{"name", base::to_valid_utf8(migration.name)},
                          {"state", word_of(status.comparison.standings[at].state)},
                          {"hash", migration.hash}});
  }
  nlohmann::ordered_json unknown = nlohmann::ordered_json::array();
  for (const std::size_t row : status.comparison.unknown) unknown.push_back(row_json(status.content.rows[row]));
  nlohmann::ordered_json duplicate = nlohmann::ordered_json::array();
  for (const std::size_t row : status.comparison.duplicate) duplicate.push_back(row_json(status.content.rows[row]));
  nlohmann::ordered_json invalid = nlohmann::ordered_json::array();
  for (const runner::InvalidIndex& index : status.invalid) invalid.push_back(base::to_valid_utf8(index.name));
  const runner::Ledger ledger = runner::ledger_of(status.deployed.project);
  const nlohmann::ordered_json json{{"version", 1},
                                    {"in_step", status.is_in_step()},
                                    {"pending", status.pending()},
                                    {"ledger",
                                     {{"table", base::to_valid_utf8(ledger.schema + "." + ledger.table)},
                                      {"exists", status.content.exists},
                                      {"rows", status.content.rows.size()}}},
                                    {"migrations", migrations},
                                    {"unknown_rows", unknown},
                                    {"duplicate_rows", duplicate},
                                    {"invalid_indexes", invalid}};
  out << json.dump(2, ' ', true) << '\n';
}

void write_text(std::ostream& out, const Status& status) {
  write_disagreements(out, status.deployed.migrations, status.content, status.comparison);
  for (std::size_t at = 0; at < status.deployed.migrations.size(); ++at) {
    if (status.comparison.standings[at].state != runner::State::kPending) continue;
    out << "pending  " << base::sanitize(status.deployed.migrations[at].name) << '\n';
  }
  for (const runner::InvalidIndex& index : status.invalid) {
    out << "invalid  index " << base::sanitize(index.name) << " on " << base::sanitize(index.table)
        << ": a build was broken off; DROP INDEX CONCURRENTLY it\n";
  }
  const std::size_t all = status.deployed.migrations.size();
  out << all - status.pending() << " of " << base::count_of(all, "migration") << " applied\n";
}

}  // namespace

commands::ExitStatus run_status(const commands::Arguments& arguments, commands::Surroundings& surroundings) {
  Status status;
  status.deployed = read_deployed_project(arguments);
  pg::Connection connection = connect(arguments, read_database(arguments));
  status.content = read_live_ledger(connection, runner::ledger_of(status.deployed.project));
  status.comparison = runner::compare(status.deployed.migrations, status.content, status.deployed.project.framework);
  status.invalid = runner::invalid_indexes(connection);
  arguments.has("json") ? write_json(surroundings.out, status) : write_text(surroundings.out, status);
  const bool is_told = arguments.has("exit-code") && !status.is_in_step();
  return is_told ? commands::kFindings : commands::kNothingWrong;
}

}  // namespace lockstep::pg_commands
