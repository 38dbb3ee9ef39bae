#include "rows/checks.h"

#include "base/text.h"
#include "rows/check_atoms.h"
#include "sql/parse.h"

// An expression becomes a disjunction of conjunctions: AND multiplies the alternatives of its operands, OR adds them,
// NOT is carried down to the comparisons. An expression that is equal or unequal to another one, both boolean, is an OR
// over the two cases: (a IS NULL) = (b IS NULL). Anything else is a comparison, which check_atoms.h reads.
namespace lockstep::rows {
namespace {

using sql::Expression;
using sql::ExpressionKind;

using Alternatives = std::vector<Alternative>;

constexpr std::size_t kMostAlternatives = 32;

Alternatives alternatives(const Expression& expression, Truth truth);

Alternatives both(const Alternatives& left, const Alternatives& right) {
  Alternatives product;
  for (const Alternative& one : left) {
    for (const Alternative& other : right) {
      Alternative merged = one;
      if (merge(merged, other)) product.push_back(std::move(merged));
      if (product.size() == kMostAlternatives) return product;
    }
  }
  return product;
}

Alternatives either(Alternatives left, Alternatives right) {
  for (Alternative& one : right) {
    if (left.size() < kMostAlternatives) left.push_back(std::move(one));
  }
  return left;
}

Alternatives all_of(const Expression& expression, Truth truth) {
  Alternatives result = {Alternative{}};
  for (const Expression& operand : expression.operands) result = both(result, alternatives(operand, truth));
  return result;
}

Alternatives any_of(const Expression& expression, Truth truth) {
  Alternatives result;
  for (const Expression& operand : expression.operands)
    result = either(std::move(result), alternatives(operand, truth));
  return result;
}

bool is_boolean(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kAnd:
    case ExpressionKind::kOr:
    case ExpressionKind::kNot:
    case ExpressionKind::kNullTest:
    case ExpressionKind::kBooleanTest:
      return true;
    case ExpressionKind::kOperator:
      return is_comparison(expression);
    default:
      return false;
  }
}

/// a = b and a <> b of two truths.
Alternatives equal_truths(const Expression& expression, Truth truth) {
  const Expression& left = expression.operands[0];
  const Expression& right = expression.operands[1];
  const bool are_equal = (expression.text == "=") == (truth == Truth::kTrue);
  const Truth with_true = are_equal ? Truth::kTrue : Truth::kFalse;
  const Truth with_false = are_equal ? Truth::kFalse : Truth::kTrue;
  return either(both(alternatives(left, Truth::kTrue), alternatives(right, with_true)),
                both(alternatives(left, Truth::kFalse), alternatives(right, with_false)));
}

Alternatives boolean_test(const Expression& expression, Truth truth) {
  const std::string_view text = expression.text;
  if (base::contains(text, "UNKNOWN")) return {Alternative{}};
  const bool wants_true = base::contains(text, "TRUE") != base::contains(text, "NOT");
  return alternatives(expression.operands[0], wants_true == (truth == Truth::kTrue) ? Truth::kTrue : Truth::kFalse);
}

Alternatives alternatives(const Expression& expression, Truth truth) {
  const bool is_wanted = truth == Truth::kTrue;
  switch (expression.kind) {
    case ExpressionKind::kAnd:
      return is_wanted ? all_of(expression, truth) : any_of(expression, truth);
    case ExpressionKind::kOr:
      return is_wanted ? any_of(expression, truth) : all_of(expression, truth);
    case ExpressionKind::kNot:
      return alternatives(expression.operands[0], is_wanted ? Truth::kFalse : Truth::kTrue);
    case ExpressionKind::kBoolean:
      return (expression.text == "true") == is_wanted ? Alternatives{Alternative{}} : Alternatives{};
    case ExpressionKind::kBooleanTest:
      return boolean_test(expression, truth);
    case ExpressionKind::kOperator:
      if (expression.operands.size() == 2 && (expression.text == "=" || expression.text == "<>") &&
          is_boolean(expression.operands[0]) && is_boolean(expression.operands[1])) {
        return equal_truths(expression, truth);
      }
      return read_atom(expression, truth);
    default:
      return read_atom(expression, truth);
  }
}

}  // namespace

std::vector<Alternative> read_check(std::string_view expression) {
  const auto parsed = sql::parse_expression(expression);
  if (!parsed) return {Alternative{}};
  return alternatives(*parsed, Truth::kTrue);
}

}  // namespace lockstep::rows
