#include "sql_rules/unique_index.h"

#include "sql_rules/advice.h"

namespace lockstep::sql_rules {

std::string by_concurrent_index(const lint::Situation& at, const sql::QualifiedName& table,
                                const sql::Constraint& constraint, std::string_view column) {
  const std::string name = lint::quoted(constraint_text(at, table, constraint, column).name);
  const std::string kind = constraint.kind == sql::ConstraintKind::kPrimaryKey ? "PRIMARY KEY" : "UNIQUE";
  const std::string columns = column.empty() ? lint::quoted(constraint.columns) : lint::quoted(column);
  const std::string use = alter(table) + "ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name + ";";
  const auto relation = at.database.find_relation(table);
  if (relation && relation->is_partitioned()) {
    return "give each partition the constraint by a unique index built CONCURRENTLY and USING INDEX, and then " +
           lint::quoted(table) + ", which finds it there";
  }
  const std::string keys = name + " ON " + lint::quoted(table) + " (" + columns + ")" +
                           (constraint.included.empty() ? "" : " INCLUDE (" + lint::quoted(constraint.included) + ")") +
                           (constraint.nulls_not_distinct ? " NULLS NOT DISTINCT" : "") + ";";
  const std::string before = column.empty() ? "" : "the column without " + kind + ", then ";
  const std::string build = before + outside_transaction(at, "CREATE UNIQUE INDEX CONCURRENTLY " + keys);
  if (at.settings.runner == lint::Runner::kDrizzle) {
    return build + "\nand let the migration find it:\nCREATE UNIQUE INDEX IF NOT EXISTS " + keys + "\n" + use;
  }
  return build + (at.transaction.is_open ? "\nand then:\n" : "\n") + use;
}

bool repeats_one_value(const lint::Situation& at, const sql::Column& column) {
  const sql::Constraint* given = sql::find_constraint(column, sql::ConstraintKind::kDefault);
  if (given == nullptr || !given->expression) return false;
  const sql::Expression* value = given->expression.get();
  while (value->kind == sql::ExpressionKind::kCast && !value->operands.empty()) value = &value->operands[0];
  if (value->kind == sql::ExpressionKind::kNull) return false;
  return lint::volatility_of(*given->expression, at.database).volatility == lint::Volatility::kStable;
}

}  // namespace lockstep::sql_rules
