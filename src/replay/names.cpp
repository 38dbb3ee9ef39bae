#include "replay/names.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace lockstep::replay {
namespace {

using sql::ExpressionKind;

constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1

/// At most `length` bytes, without a part of a character at the end.
std::string_view clipped(std::string_view text, std::size_t length) {
  if (text.size() <= length) return text;
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  return text.substr(0, length);
}

/// The number to try after one that is taken. PostgreSQL tries them all; past a hundred the steps grow here, so that a
/// file of a million nameless indexes on one column takes no hours.
std::size_t next_number(std::size_t number) {
  return number < 100 ? number + 1 : number * 2;
}

std::string numbered(std::string_view label, std::size_t number) {
  return number == 0 ? std::string(label) : std::string(label) + std::to_string(number);
}

/// How well a name fits, as FigureColname has it: a cast's type is taken when its operand has no name.
enum class Fit { kNone, kWeak, kStrong };
using FittingName = std::pair<std::string, Fit>;

FittingName fitting_name(const sql::Expression& expression);

FittingName name_of_operand(const sql::Expression& expression) {
  return expression.operands.empty() ? FittingName{} : fitting_name(expression.operands.front());
}

FittingName name_of_subquery(const sql::Expression& expression) {
  if (expression.text == "EXISTS") return {"exists", Fit::kStrong};
  if (expression.text == "ARRAY") return {"array", Fit::kStrong};
  if (!expression.text.empty() || expression.query == nullptr || expression.query->targets.empty()) return {};
  const sql::Target& target = expression.query->targets.front();
  if (!target.alias.text.empty()) return {target.alias.text, Fit::kStrong};
  return fitting_name(target.value);
}

FittingName fitting_name(const sql::Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::kColumn:
    case ExpressionKind::kField:
      if (expression.text == "*") return {};
      return {expression.text, Fit::kStrong};
    case ExpressionKind::kCall:
      return {expression.text, Fit::kStrong};
    case ExpressionKind::kSubscript:
    case ExpressionKind::kCollate:
      return name_of_operand(expression);
    case ExpressionKind::kCast: {
      FittingName inner = name_of_operand(expression);
      if (inner.second == Fit::kStrong || expression.type == nullptr) return inner;
      return {expression.type->name, Fit::kWeak};
    }
    case ExpressionKind::kCase:
      return {"case", Fit::kWeak};
    case ExpressionKind::kCoalesce:
      return {"coalesce", Fit::kStrong};
    case ExpressionKind::kGreatest:
      return {"greatest", Fit::kStrong};
    case ExpressionKind::kLeast:
      return {"least", Fit::kStrong};
    case ExpressionKind::kNullif:
      return {"nullif", Fit::kStrong};
    case ExpressionKind::kArray:
      return {"array", Fit::kStrong};
    case ExpressionKind::kRow:
      return {"row", Fit::kStrong};
    case ExpressionKind::kBoolean:
      return {"bool", Fit::kWeak};  // the grammar makes a cast of it
    case ExpressionKind::kValueFunction:
      return {base::lower_ascii(expression.text), Fit::kStrong};
    case ExpressionKind::kSubquery:
      return name_of_subquery(expression);
    default:
      return {};
  }
}

}  // namespace

std::string cut_name(std::string_view name) {
  return std::string(clipped(name, kLongestName));
}

std::string object_name(std::string_view first, std::string_view second, std::string_view label) {
  const std::size_t overhead = (second.empty() ? 0 : 1) + (label.empty() ? 0 : label.size() + 1);
  const std::size_t available = overhead < kLongestName ? kLongestName - overhead : 0;
  std::size_t first_size = first.size();
  std::size_t second_size = second.size();
  while (first_size + second_size > available) --(first_size > second_size ? first_size : second_size);
  std::string name(clipped(first, first_size));
  if (!second.empty()) name.append("_").append(clipped(second, second_size));
  if (!label.empty()) name.append("_").append(label);
  return name;
}

std::string free_relation_name(const Database& database, std::string_view schema, std::string_view first,
                               std::string_view second, std::string_view label, NameOf kind) {
  NameKey key{NameSpace::kRelation, std::string(schema), {}, {}};
  for (std::size_t number = 0;; number = next_number(number)) {
    key.name = object_name(first, second, numbered(label, number));
    if (database.holder(key) != 0) continue;
    if (kind == NameOf::kConstraintIndex && database.has_constraint_named(key.schema, key.name)) continue;
    return key.name;
  }
}

std::string free_constraint_name(const Database& database, std::string_view schema, std::string_view first,
                                 std::string_view second, std::string_view label) {
  for (std::size_t number = 0;; number = next_number(number)) {
    std::string name = object_name(first, second, numbered(label, number));
    if (!database.has_constraint_named(std::string(schema), name)) return name;
  }
}

std::string joined_key_names(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) {
    if (!joined.empty()) joined += '_';
    joined += name;
    if (joined.size() > kLongestName) break;
  }
  return joined;
}

std::vector<std::string> distinct_key_names(const std::vector<std::string>& names) {
  std::vector<std::string> distinct;
  for (const std::string& name : names) {
    std::string candidate = name;
    for (std::size_t number = 1; std::find(distinct.begin(), distinct.end(), candidate) != distinct.end(); ++number) {
      const std::string suffix = std::to_string(number);
      candidate = std::string(clipped(name, kLongestName - suffix.size())) + suffix;
    }
    distinct.push_back(std::move(candidate));
  }
  return distinct;
}

std::optional<std::string> implied_name(const sql::Expression& expression) {
  FittingName name = fitting_name(expression);
  if (name.second == Fit::kNone) return std::nullopt;
  return std::move(name.first);
}

sql::QualifiedName parse_name(std::string_view text) {
  std::vector<std::string> parts(1);
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' && is_quoted && at + 1 < text.size() && text[at + 1] == '"') {
      parts.back() += text[++at];
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == '.' && !is_quoted) {
      parts.emplace_back();
    } else {
      parts.back() += is_quoted ? c : base::lower_ascii(std::string_view(&c, 1)).front();
    }
  }
  sql::QualifiedName name;
  name.name = cut_name(base::trim(parts.back()));
  if (parts.size() > 1) name.schema = cut_name(base::trim(parts[parts.size() - 2]));
  return name;
}

}  // namespace lockstep::replay
