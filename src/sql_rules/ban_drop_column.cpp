#include "sql_rules/carried_over.h"
#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_drop_column(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                       Hazards& found) {
  const sql::QualifiedName& table = alter.table.relation;
  if (lint::is_private(at, table)) return;
  const auto relation = at.database.find_relation(table);
  if (is_absent(at, relation)) return;
  const std::string name = lint::quoted(table) + "." + lint::quoted(action.name.text);
  if (relation) {
    const auto column = at.database.find_column(*relation, action.name.text);
    const bool is_made_here = column && column->origin.is_new && column->existence == replay::Existence::kCertain;
    if (column.is_absent() || is_made_here) return;
    if (column && column->generated) {
      found.add(lint::Hazard::kBreaksRelease, action.span,
                "drops " + name + ": the release that still runs fails where it reads it",
                "first release a version that does not read it; its values can be computed again, so nothing is lost");
      return;
    }
  }
  if (const auto line = carried_over_at(at, table, action.name.text)) {
    found.add(lint::Hazard::kBreaksRelease, action.span,
              "drops " + name + ", whose values line " + std::to_string(*line) +
                  " carries over: the release that still runs fails where it uses it",
              "leave it in this release, so that the values can be compared, and drop it in the next one");
    return;
  }
  found
      .add(action.span,
           "drops " + name + " with all its values, and the release that still runs fails where it uses it",
           "first release a version that neither reads nor writes it; then say so above the statement:\n" +
               suppression("ban-drop-column", "unused since the last release"))
      .table = table;
}

}  // namespace

constexpr lint::Rule kBanDropColumn = {
    .id = "ban-drop-column",
    .hazard = lint::Hazard::kLosesData,
    .summary = "a column that goes with its values",
    .handlers = {lint::on_action<sql::AlterActionKind::kDropColumn, &check_drop_column>()},
    .aliases = {"DS103", "drop-column"},
};

}  // namespace lockstep::sql_rules
