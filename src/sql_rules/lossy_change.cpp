#include "sql_rules/lossy_change.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "sql_rules/type_steps.h"

// Source: PostgreSQL 15's manual, chapter 8, and trials. A conversion on assignment rounds numbers and times; text that
// is too long is refused on assignment, but cut by an explicit cast.
namespace lockstep::sql_rules {
namespace {

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_integer(const sql::TypeName& type) {
  return is_one_of(type.name, {"int2", "int4", "int8"});
}

bool is_time(const sql::TypeName& type) {
  return is_one_of(type.name, {"time", "timetz", "timestamp", "timestamptz"});
}

std::optional<std::uint64_t> modifier(const sql::TypeName& type, std::size_t index) {
  return index < type.modifiers.size() ? base::parse_number(type.modifiers[index]) : std::nullopt;
}

/// Digits after the decimal point; nothing when there is no limit.
std::optional<std::uint64_t> scale(const sql::TypeName& type) {
  if (is_integer(type)) return 0;
  if (type.name != "numeric" || type.modifiers.empty()) return std::nullopt;
  return modifier(type, 1).value_or(0);
}

/// Digits of a second.
std::uint64_t precision(const sql::TypeName& type) {
  constexpr std::uint64_t kMicroseconds = 6;
  return modifier(type, 0).value_or(kMicroseconds);
}

std::string loss_of_number(const sql::TypeName& from, const sql::TypeName& to) {
  const bool has_fraction = is_one_of(from.name, {"numeric", "float4", "float8"});
  if (has_fraction && is_one_of(to.name, {"numeric", "int2", "int4", "int8"})) {
    const auto before = scale(from);
    const auto after = scale(to);
    if (!after || (before && *before <= *after)) return "";
    return *after == 0 ? "everything after the decimal point"
                       : "what stands after decimal place " + std::to_string(*after);
  }
  const bool is_to_float = is_one_of(to.name, {"float4", "float8"});
  const bool is_exact = from.name == "numeric" || from.name == "int8" || (from.name == "int4" && to.name == "float4");
  if (is_to_float && (is_exact || (from.name == "float8" && to.name == "float4"))) return "digits beyond its precision";
  return "";
}

std::string loss_of_time(const sql::TypeName& from, const sql::TypeName& to) {
  const bool is_from_timestamp = from.name.starts_with("timestamp");
  if (is_from_timestamp && to.name == "date") return "the time of day";
  if (is_from_timestamp && is_one_of(to.name, {"time", "timetz"})) return "the date";
  if (!is_time(from) || !is_time(to)) return "";
  if (from.name == "timetz" && to.name == "time") return "the time zone";
  return precision(to) < precision(from) ? "fractions of a second" : "";
}

/// Whether USING converts by a cast to the type itself, which cuts text.
bool casts_to(const sql::Expression* value, const sql::TypeName& type) {
  return value != nullptr && value->kind == sql::ExpressionKind::kCast && value->type != nullptr &&
         value->type->name == type.name && value->type->modifiers == type.modifiers;
}

}  // namespace

std::string silent_loss(const sql::TypeName& from, const sql::TypeName& to, const sql::Expression* using_expression) {
  if (from.dimensions != to.dimensions || !from.schema.empty() || !to.schema.empty()) return "";
  if (using_expression != nullptr && !casts_to(using_expression, to)) return "";
  if (is_text(from) && is_text(to) && using_expression != nullptr) {
    const auto before = modifier(from, 0);
    const auto after = modifier(to, 0);
    const bool is_shorter = after && (!before || *after < *before);
    return is_shorter ? "what stands after character " + std::to_string(*after) : "";
  }
  const std::string number = loss_of_number(from, to);
  return number.empty() ? loss_of_time(from, to) : number;
}

}  // namespace lockstep::sql_rules
