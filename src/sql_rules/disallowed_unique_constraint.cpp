#include "lint/work.h"
#include "sql_rules/rules.h"
#include "sql_rules/unique_index.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

void check_unique_constraint(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                             Hazards& found) {
  const sql::Constraint& constraint = *action.constraint;
  const Effect* work = lint::find_work(at, action.span);
  if (constraint.kind != sql::ConstraintKind::kUnique || !constraint.index.text.empty() || work == nullptr) return;
  const sql::QualifiedName& table = alter.table.relation;
  found
      .add(constraint.span, lint::in_words(at, *work) + "; duplicates make it fail",
           by_concurrent_index(at, table, constraint, ""))
      .table = table;
}

void check_unique_column(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                         Hazards& found) {
  const sql::Constraint* constraint = sql::find_constraint(*action.column, sql::ConstraintKind::kUnique);
  const Effect* work = lint::find_work(at, action.span);
  // With a rewrite, what makes it is the finding: all indexes are built anew then.
  if (constraint == nullptr || work == nullptr || work->work == lint::Work::kRewrite) return;
  const sql::QualifiedName& table = alter.table.relation;
  const std::string& column = action.column->name.text;
  if (repeats_one_value(at, *action.column)) {
    found.add(lint::Hazard::kFails, constraint->span,
              "fails with two rows in " + lint::quoted(table) + ": all get the same " + lint::quoted(column) +
                  ", which is to be unique",
              "add the column without UNIQUE, give each row its own value, then add the constraint");
    return;
  }
  found.add(constraint->span, lint::in_words(at, *work), by_concurrent_index(at, table, *constraint, column)).table =
      table;
}

}  // namespace

constexpr lint::Rule kDisallowedUniqueConstraint = {
    .id = "disallowed-unique-constraint",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a unique constraint whose index is built while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddConstraint, &check_unique_constraint>(),
                 lint::on_action<sql::AlterActionKind::kAddColumn, &check_unique_column>()},
    .aliases = {"E7"},
};

}  // namespace lockstep::sql_rules
