#include <algorithm>

#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

bool has_default_partition(const Situation& at, const sql::QualifiedName& table) {
  const auto parent = at.database.find_relation(table);
  if (!parent) return false;
  return std::any_of(parent->children.begin(), parent->children.end(), [&](replay::Id child) {
    const replay::Relation* partition = at.database.relation(child);
    return partition != nullptr && partition->is_default_partition;
  });
}

void check_concurrent_partition_detach(const sql::AlterTable& alter_table, const sql::AlterAction& action,
                                       const Situation& at, Hazards& found) {
  constexpr int kFirstWithConcurrently = 14;
  const sql::QualifiedName& table = alter_table.table.relation;
  if (action.concurrently || at.settings.postgres_major < kFirstWithConcurrently || lint::is_private(at, table)) return;
  const std::string partition = lint::quoted(action.other);
  const std::string help =
      has_default_partition(at, table)
          ? with_lock_timeout(at, "while there is a DEFAULT partition, DETACH cannot be CONCURRENTLY")
          : outside_transaction(at, alter(table) + "DETACH PARTITION " + partition + " CONCURRENTLY;");
  found.add(action.span,
            "detaches " + partition + " under ACCESS EXCLUSIVE locks on it and on " + lint::quoted(table) +
                ": behind a long query on either, all reads and writes queue",
            help);
}

}  // namespace

constexpr lint::Rule kRequireConcurrentPartitionDetach = {
    .id = "require-concurrent-partition-detach",
    .hazard = lint::Hazard::kBriefLock,
    .summary = "a partition whose removal locks the whole partitioned table",
    .handlers = {lint::on_action<sql::AlterActionKind::kDetachPartition, &check_concurrent_partition_detach>()},
};

}  // namespace lockstep::sql_rules
