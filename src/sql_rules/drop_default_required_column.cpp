#include "sql_rules/rules.h"
#include "sql_rules/script.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::AlterActionKind;

/// Whether the migration gives the column a value of its own again, or lets it go without one.
bool is_settled_by(const sql::AlterAction& later, const std::string& column) {
  switch (later.kind) {
    case AlterActionKind::kSetDefault:
    case AlterActionKind::kAddIdentity:
    case AlterActionKind::kDropNotNull:
    case AlterActionKind::kDropColumn:
      return later.name.text == column;
    default:
      return false;
  }
}

void check_drop_default_required_column(const sql::AlterTable& alter, const sql::AlterAction& action,
                                        const Situation& at, Hazards& found) {
  const sql::QualifiedName& name = alter.table.relation;
  const auto table = at.database.find_relation(name);
  if (!table || lint::is_private(at, name)) return;
  const auto column = at.database.find_column(*table, action.name.text);
  if (!column || !column->not_null || !column->default_value) return;
  if (any_action_behind(at, name, [&](const auto& later) { return is_settled_by(later, column->name); })) return;
  const std::string text = lint::quoted(name) + "." + lint::quoted(column->name);
  found
      .add(action.span,
           text +
               " is NOT NULL and loses its default: an INSERT of the release that still runs fails if it leaves it out",
           "first release a version that always gives " + lint::quoted(column->name) + ", then drop the default")
      .table = name;
}

}  // namespace

constexpr lint::Rule kDropDefaultRequiredColumn = {
    .id = "drop-default-required-column",
    .hazard = lint::Hazard::kBreaksRelease,
    .summary = "a column that the running release leaves out, and that has no default any more",
    .handlers = {lint::on_action<AlterActionKind::kDropDefault, &check_drop_default_required_column>()},
    .aliases = {},
};

}  // namespace lockstep::sql_rules
