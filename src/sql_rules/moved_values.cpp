#include "sql_rules/moved_values.h"

#include <algorithm>

#include "sql/statement.h"

namespace lockstep::sql_rules {
namespace {

using sql::Expression;
using sql::ExpressionKind;

bool mentions(const Expression& expression, const std::string& label) {
  bool found = false;
  sql::for_each_expression(expression, [&](const Expression& part) {
    found = found || (part.kind == ExpressionKind::kString && part.text == label);
  });
  return found;
}

/// Whether a condition chooses by what a value is not, and so may well mean all that will be gone.
bool excludes(const Expression& condition) {
  bool found = false;
  sql::for_each_expression(condition, [&](const Expression& part) {
    found = found || (part.kind == ExpressionKind::kOperator &&
                      (part.text == "NOT IN" || part.text == "<>" || part.text == "<> ALL"));
  });
  return found;
}

}  // namespace

void MovedValues::note_rows(const sql::OptionalExpression& condition, const std::vector<std::string>& labels) {
  are_all_moved_ = are_all_moved_ || condition == nullptr || excludes(*condition);
  if (condition != nullptr) note_expression(*condition, labels);
}

void MovedValues::note_expression(const Expression& value, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (mentions(value, label)) moved_.insert(label);
  }
}

std::vector<std::string> MovedValues::left_behind(const std::vector<std::string>& before,
                                                  const std::vector<std::string>& after) const {
  std::vector<std::string> left;
  if (are_all_moved_) return left;
  for (const std::string& label : before) {
    const bool is_gone = std::find(after.begin(), after.end(), label) == after.end();
    if (is_gone && !moved_.contains(label)) left.push_back(label);
  }
  return left;
}

}  // namespace lockstep::sql_rules
