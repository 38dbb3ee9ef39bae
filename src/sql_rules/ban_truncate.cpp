#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Tables whose foreign keys take them along, and theirs in turn.
std::vector<std::string> taken_along(const sql::Truncate& truncate, const Situation& at) {
  std::vector<replay::Id> reached;
  for (const sql::QualifiedName& name : truncate.tables) {
    if (const auto table = at.database.find_relation(name)) reached.push_back(table->id);
  }
  const std::size_t named = reached.size();
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (const replay::Dependent& one : at.database.dependents_of(*at.database.relation(reached[next]))) {
      const replay::Relation* table = at.database.relation(one.object);
      const replay::Constraint* key = table == nullptr ? nullptr : find_constraint(*table, one.part_name);
      const bool is_foreign_key =
          one.part == replay::PartKind::kConstraint && key != nullptr && key->kind == sql::ConstraintKind::kForeignKey;
      if (is_foreign_key && std::find(reached.begin(), reached.end(), table->id) == reached.end()) {
        reached.push_back(table->id);
      }
    }
  }
  std::vector<std::string> names;
  for (std::size_t i = named; i < reached.size(); ++i)
    names.push_back(lint::quoted(at.database.relation(reached[i])->name));
  return names;
}

void check_truncate(const sql::Truncate& truncate, const Situation& at, Hazards& found) {
  std::vector<std::string> names;
  for (const sql::QualifiedName& table : truncate.tables) {
    if (!is_absent(at, at.database.find_relation(table)) && !lint::is_private(at, table))
      names.push_back(lint::quoted(table));
  }
  if (names.empty()) return;
  std::string message = "removes every row of " + listed(names);
  if (truncate.cascade) {
    const std::vector<std::string> more = taken_along(truncate, at);
    if (!more.empty()) message += ", and by CASCADE of " + listed(more);
    if (more.empty())
      message +=
          ", and by CASCADE of every table with a foreign key to " + std::string(names.size() == 1 ? "it" : "them");
  }
  found
      .add(at.statement.span, message + "; reads and writes wait for its ACCESS EXCLUSIVE lock",
           "delete by a condition, in batches outside the migration; or say above the statement:\n" +
               suppression("ban-truncate", "a cache, filled again at start"))
      .table = truncate.tables.front();
}

}  // namespace

constexpr lint::Rule kBanTruncate = {
    .id = "ban-truncate",
    .hazard = lint::Hazard::kLosesData,
    .summary = "a table that loses all its rows",
    .handlers = {lint::on<&check_truncate>()},
    .aliases = {"ban-truncate-cascade", "truncate"},
};

}  // namespace lockstep::sql_rules
