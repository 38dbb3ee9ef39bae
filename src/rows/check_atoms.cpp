#include "rows/check_atoms.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace lockstep::rows {
namespace {

using sql::Expression;
using sql::ExpressionKind;

using Alternatives = std::vector<Alternative>;

constexpr std::size_t kMostColumns = 8;  // of num_nonnulls(…)

const Expression& without_casts(const Expression& expression) {
  const Expression* inner = &expression;
  while ((inner->kind == ExpressionKind::kCast || inner->kind == ExpressionKind::kCollate) &&
         !inner->operands.empty()) {
    inner = &inner->operands[0];
  }
  return *inner;
}

/// The column that the expression is, or nothing.
std::optional<std::string> column_of(const Expression& expression) {
  const Expression& inner = without_casts(expression);
  if (inner.kind != ExpressionKind::kColumn || inner.text == "*") return std::nullopt;
  return inner.text;
}

/// The function's name, when it is a call with a column as its first argument.
std::string function_over_column(const Expression& expression) {
  const Expression& inner = without_casts(expression);
  const bool is_call = inner.kind == ExpressionKind::kCall && inner.argument_count > 0;
  return is_call && column_of(inner.operands[0]) ? inner.text : "";
}

Alternatives unread() {
  return {Alternative{}};
}

Alternatives one(const std::string& column, Wanted wanted) {
  Alternative alternative;
  alternative.columns.emplace(column, std::move(wanted));
  return {alternative};
}

std::string negated(std::string_view op) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kPairs = {
      {{"=", "<>"},
       {"<", ">="},
       {">", "<="},
       {"~~", "!~~"},
       {"~", "!~"},
       {"~*", "!~*"},
       {"LIKE", "NOT LIKE"},
       {"ILIKE", "NOT ILIKE"},
       {"~~*", "!~~*"},
       {"= ANY", "<> ALL"},
       {"IN", "NOT IN"},
       {"IS DISTINCT FROM", "IS NOT DISTINCT FROM"},
       {"BETWEEN", "NOT BETWEEN"},
       {"<@", "not contained"}}};
  for (const auto& [op_of_pair, opposite] : kPairs) {
    if (op == op_of_pair) return std::string(opposite);
    if (op == opposite) return std::string(op_of_pair);
  }
  return op == "!=" ? "=" : "";
}

std::string mirrored(std::string_view op) {
  if (op == "<") return ">";
  if (op == ">") return "<";
  if (op == "<=") return ">=";
  if (op == ">=") return "<=";
  return std::string(op);
}

/// The constants of ARRAY[…], '{…}' or a list; nothing when one of them is none.
std::optional<std::vector<std::string>> constants_of(const Expression& list) {
  const Expression& inner = without_casts(list);
  if (inner.kind != ExpressionKind::kArray && inner.kind != ExpressionKind::kRow) return std::nullopt;
  std::vector<std::string> values;
  for (const Expression& operand : inner.operands) {
    const auto value = constant_of(operand);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  if (values.empty()) return std::nullopt;
  return values;
}

Wanted in(std::vector<std::string> values) {
  Wanted wanted;
  wanted.in = std::move(values);
  return wanted;
}

Wanted not_in(std::vector<std::string> values) {
  Wanted wanted;
  wanted.not_in = std::move(values);
  return wanted;
}

/// What `column op constant` wants.
std::optional<Wanted> compared(std::string_view op, const std::string& constant) {
  Wanted wanted;
  if (op == "=" || op == "IS NOT DISTINCT FROM") return in({constant});
  if (op == "<>" || op == "!=" || op == "IS DISTINCT FROM") {
    if (constant.empty()) wanted.shortest = 1;
    wanted.not_in = {constant};
    return wanted;
  }
  if (op == "<" || op == "<=") wanted.upper = Bound{constant, op == "<="};
  if (op == ">" || op == ">=") wanted.lower = Bound{constant, op == ">="};
  if (op == "~" || op == "~*") wanted.regex = constant;
  if (op == "~~" || op == "~~*" || op == "LIKE" || op == "ILIKE") wanted.like = constant;
  const bool is_known = wanted.upper || wanted.lower || !wanted.regex.empty() || !wanted.like.empty();
  return is_known ? std::optional(wanted) : std::nullopt;
}

/// What `length(column) op count` wants.
std::optional<Wanted> compared_length(std::string_view op, std::size_t count) {
  Wanted wanted;
  if (op == ">=" || op == "=") wanted.shortest = count;
  if (op == "<=" || op == "=") wanted.longest = count;
  if (op == ">") wanted.shortest = count + 1;
  if (op == "<") wanted.longest = count == 0 ? 0 : count - 1;
  if (op == "<>" && count == 0) wanted.shortest = 1;
  return wanted;
}

bool is_length(std::string_view function) {
  constexpr std::array<std::string_view, 6> kLengths = {"length",       "char_length", "character_length",
                                                        "octet_length", "cardinality", "array_length"};
  return std::find(kLengths.begin(), kLengths.end(), function) != kLengths.end();
}

/// num_nonnulls(a, b, …) op count: the choices of columns that are not NULL.
Alternatives count_of_values(const Expression& call, std::string_view op, std::size_t count) {
  const std::size_t columns = call.argument_count;
  if (columns == 0 || columns > kMostColumns) return unread();
  Alternatives found;
  for (unsigned choice = 0; choice < (1U << columns); ++choice) {
    const auto chosen = static_cast<std::size_t>(__builtin_popcount(choice));
    const std::size_t counted = call.text == "num_nulls" ? columns - chosen : chosen;
    const bool fits = (op == "=" && counted == count) || (op == "<=" && counted <= count) ||
                      (op == ">=" && counted >= count) || (op == "<" && counted < count) ||
                      (op == ">" && counted > count) || (op == "<>" && counted != count);
    if (!fits) continue;
    Alternative alternative;
    for (std::size_t i = 0; i < columns; ++i) {
      const auto column = column_of(call.operands[i]);
      if (!column) return unread();
      alternative.columns[*column].null = (choice >> i & 1U) == 0;
    }
    found.push_back(std::move(alternative));
  }
  return found;
}

/// function(column) op constant
Alternatives read_function(const Expression& call, std::string_view op, const std::string& constant) {
  const std::string& function = call.text;
  const auto count = base::parse_number(constant);
  if ((function == "num_nonnulls" || function == "num_nulls") && count) return count_of_values(call, op, *count);
  const auto column = call.operands.empty() ? std::nullopt : column_of(call.operands[0]);
  if (!column) return unread();
  if (is_length(function)) {
    if (op == ">" && constant == "-1") return unread();
    const auto wanted = count ? compared_length(op, *count) : std::nullopt;
    return wanted ? one(*column, *wanted) : unread();
  }
  const bool is_plain = function == "btrim" || function == "lower" || function == "upper" || function == "trim" ||
                        function == "ltrim" || function == "rtrim";
  if (is_plain) {
    const auto wanted = compared(op, constant);
    return wanted ? one(*column, *wanted) : unread();
  }
  if ((function == "jsonb_typeof" || function == "json_typeof") && op == "=") {
    Wanted wanted;
    wanted.json_kind = constant;
    return one(*column, wanted);
  }
  return unread();
}

Alternatives read_column_pair(const std::string& left, std::string op, const std::string& right) {
  if (op == "!=" || op == "IS DISTINCT FROM") op = "<>";
  if (op == "IS NOT DISTINCT FROM") op = "=";
  Alternative alternative;
  alternative.comparisons.push_back({left, std::move(op), right});
  return {alternative};
}

/// column = ANY (ARRAY[…]) and its relatives.
std::optional<Alternatives> read_list(const Expression& left, std::string_view op, const Expression& list) {
  const auto column = column_of(left);
  const auto values = constants_of(list);
  if (!column || !values) return std::nullopt;
  if (op == "= ANY" || op == "IN") return one(*column, in(*values));
  if (op == "<> ALL" || op == "NOT IN") return one(*column, not_in(*values));
  if (op == "<@") {
    Wanted wanted;
    wanted.parts = *values;
    return one(*column, wanted);
  }
  return std::nullopt;
}

/// left op right, wanted to be true.
Alternatives read_comparison(const Expression& left, const std::string& op, const Expression& right) {
  if (const auto list = read_list(left, op, right)) return *list;
  const auto left_constant = constant_of(left);
  const auto right_constant = constant_of(right);
  if (left_constant && !right_constant) return read_comparison(right, mirrored(op), left);
  const auto column = column_of(left);
  if (column && right_constant) {
    const auto wanted = compared(op, *right_constant);
    return wanted ? one(*column, *wanted) : unread();
  }
  const Expression& call = without_casts(left);
  if (call.kind == ExpressionKind::kCall && right_constant) return read_function(call, op, *right_constant);
  const auto other = column_of(right);
  if (column && other) return read_column_pair(*column, op, *other);
  if (column && op == "=" && function_over_column(right) == "lower") {
    Wanted wanted;
    wanted.is_lower_case = true;
    return one(*column, wanted);
  }
  return unread();
}

Alternatives read_operator(const Expression& expression, Truth truth) {
  const std::string op = truth == Truth::kTrue ? expression.text : negated(expression.text);
  const auto& operands = expression.operands;
  if (operands.size() == 3 && op == "BETWEEN") {
    Alternatives from = read_comparison(operands[0], ">=", operands[1]);
    const Alternatives to = read_comparison(operands[0], "<=", operands[2]);
    return merge(from[0], to[0]) ? from : Alternatives{};
  }
  if (op.empty() || operands.size() < 2) return unread();
  if (operands.size() > 2 && (op == "IN" || op == "NOT IN")) {
    std::vector<std::string> values;
    for (std::size_t i = 1; i < operands.size(); ++i) {
      const auto value = constant_of(operands[i]);
      if (!value) return unread();
      values.push_back(*value);
    }
    const auto column = column_of(operands[0]);
    return column ? one(*column, op == "IN" ? in(values) : not_in(values)) : unread();
  }
  if (operands.size() != 2) return unread();
  return read_comparison(operands[0], op, operands[1]);
}

}  // namespace

bool is_comparison(const Expression& expression) {
  return !negated(expression.text).empty();
}

std::optional<std::string> constant_of(const Expression& expression) {
  const Expression& inner = without_casts(expression);
  switch (inner.kind) {
    case ExpressionKind::kNumber:
    case ExpressionKind::kString:
    case ExpressionKind::kBoolean:
      return inner.text;
    case ExpressionKind::kOperator: {
      if (inner.operands.size() != 1 || inner.text != "-") return std::nullopt;
      const auto value = constant_of(inner.operands[0]);
      return value ? std::optional('-' + *value) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::vector<Alternative> read_atom(const Expression& expression, Truth truth) {
  const bool is_wanted = truth == Truth::kTrue;
  if (expression.kind == ExpressionKind::kNullTest) {
    const auto column = column_of(expression.operands[0]);
    if (!column) return unread();
    Wanted wanted;
    wanted.null = (expression.text == "IS NULL") == is_wanted;
    return one(*column, wanted);
  }
  if (expression.kind == ExpressionKind::kOperator) return read_operator(expression, truth);
  const Expression& inner = without_casts(expression);
  if (const auto column = column_of(inner)) return one(*column, in({is_wanted ? "true" : "false"}));
  if (inner.kind == ExpressionKind::kCall && inner.text == "starts_with" && inner.argument_count == 2 && is_wanted) {
    const auto column = column_of(inner.operands[0]);
    const auto prefix = constant_of(inner.operands[1]);
    if (column && prefix) return one(*column, *compared("~~", *prefix + '%'));
  }
  return unread();
}

}  // namespace lockstep::rows
