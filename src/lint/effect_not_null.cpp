#include "lint/effect_not_null.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "sql/parse.h"
#include "sql/statement.h"

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

std::set<std::string> difference(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(rest, rest.end()));
  return rest;
}

/// What the text of the CHECK calls the column: it is as it was written, before columns were renamed. Empty when that
/// cannot be told.
std::string name_in(const Expression& check, const replay::Constraint& constraint, const std::string& column) {
  std::set<std::string> written;
  sql::for_each_expression(check, [&](const Expression& part) {
    if (part.kind == ExpressionKind::kColumn) written.insert(part.text);
  });
  if (written.contains(column)) return column;
  const std::set<std::string> columns(constraint.columns.begin(), constraint.columns.end());
  const std::set<std::string> old_names = difference(written, columns);
  const std::set<std::string> new_names = difference(columns, written);
  const bool is_plain = old_names.size() == 1 && new_names.size() == 1 && new_names.contains(column);
  return is_plain ? *old_names.begin() : "";
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
    if (check && implies_not_null(*check, name_in(*check, constraint, column.name))) return &constraint;
  }
  return nullptr;
}

}  // namespace lockstep::lint
