#include "sql_rules/conflicts.h"

#include <algorithm>

#include "base/text.h"
#include "lint/effect_list.h"

namespace lockstep::sql_rules {

lint::Hazard hazard_of(const replay::Conflict& conflict) {
  return conflict.is_certain ? lint::Hazard::kFails : lint::Hazard::kMayFail;
}

bool is_about_partitions(const replay::Conflict& conflict) {
  const bool is_limit = conflict.sqlstate == "0A000" || conflict.sqlstate == "42809";
  return is_limit && base::contains(conflict.message, "on partitioned table");
}

bool is_partitioned_index(const lint::Situation& at, const sql::QualifiedName& name) {
  const replay::IndexLookup index = at.database.find_index(name);
  return index.table != nullptr && index.table->is_partitioned();
}

bool is_refused_detach(const lint::Situation& at, const sql::AlterTable& alter, const sql::AlterAction& action) {
  if (action.kind != sql::AlterActionKind::kDetachPartition || !action.concurrently) return false;
  const auto parent = at.database.find_relation(alter.table.relation);
  return parent && lint::default_partition_of(*parent, at.database) != nullptr;
}

bool is_refused_for_partitions(const lint::Situation& at) {
  if (const auto* index = std::get_if<sql::CreateIndex>(&at.statement.body)) {
    const auto table = at.database.find_relation(index->table.relation);
    return index->concurrently && table && table->is_partitioned();
  }
  if (const auto* drop = std::get_if<sql::Drop>(&at.statement.body)) {
    return drop->concurrently && std::any_of(drop->objects.begin(), drop->objects.end(),
                                             [&](const auto& object) { return is_partitioned_index(at, object.name); });
  }
  const auto* alter = std::get_if<sql::AlterTable>(&at.statement.body);
  return alter != nullptr && std::any_of(alter->actions.begin(), alter->actions.end(),
                                         [&](const auto& action) { return is_refused_detach(at, *alter, action); });
}

}  // namespace lockstep::sql_rules
