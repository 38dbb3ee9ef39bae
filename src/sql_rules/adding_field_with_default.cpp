#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// Columns that number themselves or are computed have rules of their own.
bool is_of_another_rule(const sql::Column& column) {
  return column.type.name.ends_with("serial") ||
         sql::find_constraint(column, sql::ConstraintKind::kIdentity) != nullptr ||
         sql::find_constraint(column, sql::ConstraintKind::kGenerated) != nullptr;
}

std::string help(const sql::QualifiedName& table, const sql::Column& column, const sql::Constraint* given,
                 const Situation& at) {
  const std::string name = lint::quoted(column.name.text);
  const std::string type(at.text_of(column.type.span));
  if (given == nullptr || !given->expression) {
    return "give the column the domain's base type, and the domain's CHECK to the table, NOT VALID";
  }
  const std::string value(at.text_of(given->expression->span));
  return alter(table) + "ADD COLUMN " + name + " " + type + ";\n" + alter(table) + "ALTER COLUMN " + name +
         " SET DEFAULT " + value + ";\nand fill the old rows in batches:\nUPDATE " + lint::quoted(table) + " SET " +
         name + " = DEFAULT WHERE " + name + " IS NULL AND …;";
}

void check_adding_field_with_default(const sql::AlterTable& alter_table, const sql::AlterAction& action,
                                     const Situation& at, Hazards& found) {
  const sql::Column& column = *action.column;
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr || work->work != lint::Work::kRewrite || is_of_another_rule(column)) return;
  const sql::Constraint* given = sql::find_constraint(column, sql::ConstraintKind::kDefault);
  const sql::QualifiedName& table = alter_table.table.relation;
  found
      .add(work->is_unsure ? lint::Hazard::kMayFail : lint::Hazard::kRewrites,
           given != nullptr ? given->span : action.span, lint::with_reason(at, *work), help(table, column, given, at))
      .table = table;
}

}  // namespace

constexpr lint::Rule kAddingFieldWithDefault = {
    .id = "adding-field-with-default",
    .hazard = lint::Hazard::kRewrites,
    .summary = "a new column whose default is another value in each row",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddColumn, &check_adding_field_with_default>()},
    .aliases = {"E10"},
};

}  // namespace lockstep::sql_rules
