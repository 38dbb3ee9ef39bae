#include <algorithm>

#include "base/text.h"
#include "sql_rules/conflicts.h"
#include "sql_rules/rules.h"
#include "sql_rules/type_steps.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

std::string help_for(const replay::Conflict& conflict) {
  if (!conflict.dependents.empty()) {
    constexpr std::size_t kMost = 5;
    std::vector<std::string> names;
    for (const replay::Dependent& dependent : conflict.dependents) {
      if (names.size() < kMost) names.push_back(dependent.description);
    }
    const std::size_t more = conflict.dependents.size() - names.size();
    return "drop or change these first: " + base::join(names, ", ") +
           (more == 0 ? "" : " and " + std::to_string(more) + " more");
  }
  const bool is_there = base::contains(conflict.message, "already exists");
  const bool is_missing = base::contains(conflict.message, "does not exist");
  if (is_there) return "an earlier migration made it: delete the statement, or give the new one another name";
  if (is_missing) return "no migration before makes it: check the name, and the order of the migrations";
  return "correct the statement; PostgreSQL's code for it is " + conflict.sqlstate;
}

/// Whether another rule says it: drop-table-if-exists that the table is missing, enum-recreate what a step lacks.
bool is_said_by_other(const Situation& at, const replay::Conflict& conflict) {
  const auto* drop = std::get_if<sql::Drop>(&at.statement.body);
  const bool is_missing_table =
      drop != nullptr && drop->kind == sql::ObjectKind::kTable && conflict.sqlstate == "42P01";
  return is_missing_table || is_about_partitions(conflict) || is_enum_step(at);
}

void check_schema_conflict(const Situation& at, std::span<const replay::Conflict> conflicts, Hazards& found) {
  for (const replay::Conflict& conflict : conflicts) {
    if (is_said_by_other(at, conflict)) continue;
    found.add(hazard_of(conflict), conflict.place, conflict.message, help_for(conflict));
  }
}

}  // namespace

constexpr lint::Rule kSchemaConflict = {
    .id = "schema-conflict",
    .hazard = lint::Hazard::kFails,
    .summary = "a statement that what is there before makes PostgreSQL refuse",
    .on_conflicts = &check_schema_conflict,
};

}  // namespace lockstep::sql_rules
