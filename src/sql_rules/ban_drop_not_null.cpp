#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::AlterActionKind;

void check_drop_not_null(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                         Hazards& found) {
  const sql::QualifiedName& name = alter.table.relation;
  const auto table = at.database.find_relation(name);
  if (is_absent(at, table) || lint::is_private(at, name)) return;
  const auto column = table ? at.database.find_column(*table, action.name.text) : replay::Lookup<replay::Column>{};
  if (table && column.is_absent()) return;
  const bool is_unknown = !column || column->existence != replay::Existence::kCertain || column->is_assumed;
  if (!is_unknown && (!column->not_null || column->origin.is_new)) return;
  const bool is_settled = any_action_behind(at, name, [&](const sql::AlterAction& later) {
    const bool is_end = later.kind == AlterActionKind::kSetNotNull || later.kind == AlterActionKind::kDropColumn;
    return is_end && later.name.text == action.name.text;
  });
  if (is_settled) return;
  const std::string text = lint::quoted(name) + "." + lint::quoted(action.name.text);
  found
      .add(action.span,
           text + " may be NULL from now on, which the release that still runs does not expect where it reads",
           "first release a version that reads NULL, then drop NOT NULL; the drop itself is over at once")
      .table = name;
}

}  // namespace

constexpr lint::Rule kBanDropNotNull = {
    .id = "ban-drop-not-null",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "a column that may be NULL, where the running release expects a value",
    .handlers = {lint::on_action<AlterActionKind::kDropNotNull, &check_drop_not_null>()},
    .aliases = {"drop-not-null"},
};

}  // namespace lockstep::sql_rules
