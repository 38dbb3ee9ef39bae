#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_concurrent_index_creation(const sql::CreateIndex& index, const Situation& at, Hazards& found) {
  const sql::QualifiedName& table = index.table.relation;
  // An index ON ONLY a partitioned table is built of nothing.
  if (index.concurrently || index.table.only || lint::is_private(at, table)) return;
  const std::string name = lint::quoted(table);
  const std::string make = index.is_unique ? "CREATE UNIQUE INDEX CONCURRENTLY " : "CREATE INDEX CONCURRENTLY ";
  const std::string statement(at.text_of(at.statement.span));
  const std::size_t rest = statement.find_first_not_of(" \t\r\n", statement.find("INDEX") + 5);
  const std::string safe = make + statement.substr(rest) + ";";
  const std::string help =
      at.settings.runner == lint::Runner::kDrizzle
          ? "drizzle runs every migration in a transaction, where CONCURRENTLY cannot be; on a large table run this by "
            "hand before the deploy, and let the migration say IF NOT EXISTS:\n" +
                safe
          : "in a migration without a transaction: " + safe;
  found.add(at.statement.span, "builds an index on " + name + " under a SHARE lock: writes wait until it is done", help)
      .table = table;
}

}  // namespace

constexpr lint::Rule kRequireConcurrentIndexCreation = {
    .id = "require-concurrent-index-creation",
    .hazard = lint::Hazard::kBlocks,
    .summary = "an index that is built while writes wait",
    .handlers = {lint::on<&check_concurrent_index_creation>()},
    .aliases = {"E6"},
};

}  // namespace lockstep::sql_rules
