#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

constexpr std::string_view kHelp =
    "pg_repack does the same while the table is used; plain VACUUM makes its space usable";

void say(const std::string& what, const sql::QualifiedName& table, const Situation& at, Hazards& found) {
  const std::string which = table.name.empty() ? "every table of the database" : lint::with_size(at, table);
  found
      .add(at.statement.span,
           what + " rewrites " + which +
               " and its indexes under an ACCESS EXCLUSIVE lock: reads and writes wait until "
               "it is done",
           std::string(kHelp))
      .table = table;
}

void check_cluster(const sql::Cluster& cluster, const Situation& at, Hazards& found) {
  const bool is_all = cluster.table.name.empty();
  if (is_all && at.transaction.is_open) return;  // PostgreSQL refuses it, which is another rule's finding
  if (!is_all && lint::is_private(at, cluster.table)) return;
  say("CLUSTER", cluster.table, at, found);
}

void check_vacuum(const sql::Vacuum& vacuum, const Situation& at, Hazards& found) {
  if (!vacuum.is_full || at.transaction.is_open) return;
  if (vacuum.tables.empty()) return say("VACUUM FULL", {}, at, found);
  for (const sql::QualifiedName& table : vacuum.tables) {
    if (!lint::is_private(at, table)) say("VACUUM FULL", table, at, found);
  }
}

}  // namespace

constexpr lint::Rule kBanClusterVacuumFull = {
    .id = "ban-cluster-vacuum-full",
    .hazard = lint::Hazard::kRewrites,
    .summary = "CLUSTER or VACUUM FULL, which writes a table anew while reads and writes wait",
    .handlers = {lint::on<&check_cluster>(), lint::on<&check_vacuum>()},
    .aliases = {"prefer-repack", "ban-vacuum-full", "ban-cluster"},
};

}  // namespace lockstep::sql_rules
