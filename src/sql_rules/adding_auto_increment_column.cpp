#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// The type that a column of it has.
std::string integer_type(const sql::Column& column, const Situation& at) {
  if (column.type.name == "smallserial") return "smallint";
  if (column.type.name == "serial") return "integer";
  if (column.type.name == "bigserial") return "bigint";
  return std::string(at.text_of(column.type.span));
}

void check_adding_auto_increment_column(const sql::AlterTable& alter_table, const sql::AlterAction& action,
                                        const Situation& at, Hazards& found) {
  const sql::Column& column = *action.column;
  const bool is_identity = sql::find_constraint(column, sql::ConstraintKind::kIdentity) != nullptr;
  const Effect* work = lint::find_work(at, action.span);
  if ((!is_identity && !column.type.name.ends_with("serial")) || work == nullptr) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  const std::string name = lint::quoted(column.name.text);
  sql::QualifiedName sequence = table;
  sequence.name = lint::suggested_name(table, column.name.text, "seq");
  const std::string as = "CREATE SEQUENCE " + lint::quoted(sequence) + ";\n";
  found
      .add(action.span, lint::in_words(at, *work) + ", to number them",
           as + alter(table) + "ADD COLUMN " + name + " " + integer_type(column, at) + ";\n" + alter(table) +
               "ALTER COLUMN " + name + " SET DEFAULT nextval(" + lint::literal(lint::quoted(sequence)) +
               ");\nnumber the old rows in batches:\nUPDATE " + lint::quoted(table) + " SET " + name +
               " = DEFAULT WHERE " + name + " IS NULL AND …;")
      .table = table;
}

}  // namespace

constexpr lint::Rule kAddingAutoIncrementColumn = {
    .id = "adding-auto-increment-column",
    .hazard = lint::Hazard::kRewrites,
    .summary = "a serial or identity column, for which every row is numbered while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddColumn, &check_adding_auto_increment_column>()},
    .aliases = {"E11"},
};

}  // namespace lockstep::sql_rules
