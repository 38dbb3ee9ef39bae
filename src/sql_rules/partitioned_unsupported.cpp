#include "base/text.h"
#include "sql_rules/conflicts.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

std::string help_for(const replay::Conflict& conflict, const Situation& at) {
  if (const auto* index = std::get_if<sql::CreateIndex>(&at.statement.body); index != nullptr && index->concurrently) {
    const std::string name = index->name.text.empty() ? "NAME" : lint::quoted(index->name.text);
    const std::string table = lint::quoted(index->table.relation);
    return "make the index of the parent alone, build one CONCURRENTLY on each partition, and attach them:\n"
           "CREATE INDEX " +
           name + " ON ONLY " + table + " (…);\nALTER INDEX " + name + " ATTACH PARTITION INDEX_OF_PARTITION;";
  }
  if (base::contains(conflict.message, "NOT VALID")) {
    return "leave NOT VALID out, with a low lock_timeout; PostgreSQL 18 can do it";
  }
  if (base::contains(conflict.message, "exclusion")) return "put the constraint on each partition";
  return "add the columns of the partition key to the key, or put a unique index on each partition";
}

void check_conflicts(const Situation& at, std::span<const replay::Conflict> conflicts, Hazards& found) {
  for (const replay::Conflict& conflict : conflicts) {
    if (!is_about_partitions(conflict)) continue;
    const int server = at.settings.postgres_major;
    if (server >= 18 && base::contains(conflict.message, "NOT VALID")) continue;
    if (server >= 17 && base::contains(conflict.message, "exclusion")) continue;
    found.add(hazard_of(conflict), conflict.place, conflict.message, help_for(conflict, at));
  }
}

void check_partitioned_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (!drop.concurrently) return;
  for (const sql::ObjectName& object : drop.objects) {
    if (!is_partitioned_index(at, object.name)) continue;
    found.add(object.name.span, "cannot drop partitioned index " + lint::quoted(object.name) + " concurrently",
              "DROP INDEX " + lint::quoted(object.name) + "; with a low lock_timeout");
  }
}

void check_detach(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at, Hazards& found) {
  if (!is_refused_detach(at, alter, action)) return;
  found.add(action.span, "cannot detach partitions concurrently when a default partition exists",
            "leave CONCURRENTLY out, with a low lock_timeout");
}

void check_using_index(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                       Hazards& found) {
  const auto table = at.database.find_relation(alter.table.relation);
  if (action.constraint->index.text.empty() || !table || !table->is_partitioned()) return;
  found.add(action.span, "ADD CONSTRAINT USING INDEX is not supported on partitioned tables",
            "leave USING INDEX out: where each partition has such an index already, it is used");
}

}  // namespace

constexpr lint::Rule kPartitionedUnsupported = {
    .id = "partitioned-unsupported",
    .hazard = lint::Hazard::kFails,
    .summary = "what PostgreSQL cannot do to a partitioned table",
    .handlers = {lint::on<&check_partitioned_drop>(),
                 lint::on_action<sql::AlterActionKind::kDetachPartition, &check_detach>(),
                 lint::on_action<sql::AlterActionKind::kAddConstraint, &check_using_index>()},
    .on_conflicts = &check_conflicts,
};

}  // namespace lockstep::sql_rules
