#include "lint/effect_not_null.h"

#include <algorithm>

#include "sql/parse.h"

namespace lockstep::lint {
namespace {

using sql::Expression;
using sql::ExpressionKind;

bool is_column(const Expression& expression, std::string_view column) {
  return expression.kind == ExpressionKind::kColumn && expression.text == column;
}

/// `wanted`: the outcome of the expression that is known.
bool implies(const Expression& expression, std::string_view column, bool wanted) {
  const auto& operands = expression.operands;
  const auto operand_implies = [&](const Expression& operand) { return implies(operand, column, wanted); };
  switch (expression.kind) {
    case ExpressionKind::kNullTest:
      return (expression.text == "IS NOT NULL") == wanted && is_column(operands.at(0), column);
    case ExpressionKind::kNot:
      return implies(operands.at(0), column, !wanted);
    case ExpressionKind::kAnd:
    case ExpressionKind::kOr:
      // Every part of a true AND is true, and every part of a false OR false; otherwise any one part may be the reason.
      return (expression.kind == ExpressionKind::kAnd) == wanted
                 ? std::any_of(operands.begin(), operands.end(), operand_implies)
                 : std::all_of(operands.begin(), operands.end(), operand_implies);
    default:
      return false;
  }
}

}  // namespace

bool implies_not_null(const Expression& check, std::string_view column) {
  return implies(check, column, true);
}

const replay::Constraint* proof_of_not_null(const replay::Relation& relation, const replay::Column& column) {
  for (const replay::Constraint& constraint : relation.constraints) {
    const bool holds = constraint.kind == sql::ConstraintKind::kCheck && constraint.is_valid &&
                       constraint.is_enforced && constraint.existence == replay::Existence::kCertain;
    const auto& columns = constraint.columns;
    if (!holds || std::find(columns.begin(), columns.end(), column.name) == columns.end()) continue;
    const auto check = sql::parse_expression(constraint.expression);
    if (check && implies_not_null(*check, column.name)) return &constraint;
  }
  return nullptr;
}

}  // namespace lockstep::lint
