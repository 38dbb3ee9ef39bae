#include "rows/values.h"

#include <algorithm>

#include "base/text.h"
#include "rows/checks.h"
#include "rows/compounds.h"
#include "rows/lines.h"
#include "rows/pattern.h"
#include "rows/scalars.h"

namespace lockstep::rows {
namespace {

constexpr int kDeepestDomain = 20;
constexpr int kValueAttempts = 10;
constexpr std::uint64_t kStride = 1009;  // to the next attempt, past what the next rows ask for

std::size_t length_of(const Type& type, std::string_view value) {
  if (type.name == "bytea") return value.size() < 2 ? 0 : (value.size() - 2) / 2;
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_start));
}

bool has_length(const Type& type) {
  return is_text(type) || type.name == "bytea";
}

bool equals(Line line, std::string_view value, std::string_view other) {
  if (value == other) return true;
  const auto left = ordinal_of(line, value);
  const auto right = ordinal_of(line, other);
  return left && right && *left == *right;
}

bool contains(Line line, const std::vector<std::string>& values, std::string_view value) {
  return std::any_of(values.begin(), values.end(), [&](const auto& other) { return equals(line, value, other); });
}

/// A text of at least and at most so many characters (bytes of bytea), that keeps the end of `value`, where its number
/// is.
std::string with_length(const Resolved& type, std::string value) {
  const std::size_t shortest = type.wanted.shortest;
  const std::size_t longest = type.wanted.longest.value_or(value.size() + shortest);
  if (type.type->name == "bytea") {
    std::string digits = value.substr(2);
    if (digits.size() > longest * 2) digits = digits.substr(digits.size() - longest * 2);
    if (digits.size() < shortest * 2) digits.insert(0, shortest * 2 - digits.size(), '0');
    return "\\x" + digits;
  }
  if (value.size() > longest) value = base::replace_all(std::move(value), "value ", "");
  if (value.size() > longest) value = value.substr(value.size() - longest);
  if (value.size() < shortest) value.insert(0, shortest - value.size(), 'x');
  return value;
}

std::string json_of_kind(std::string_view kind, std::uint64_t n) {
  const std::string number = std::to_string(n);
  if (kind == "array") return "[" + number + "]";
  if (kind == "string") return "\"value " + number + "\"";
  if (kind == "number") return number;
  if (kind == "boolean") return n % 2 == 0 ? "true" : "false";
  if (kind == "null") return "null";
  return "{\"n\": " + number + "}";
}

std::string unchecked(const Types& types, const Resolved& type, std::uint64_t n) {
  const Wanted& wanted = type.wanted;
  if (!wanted.in.empty()) return wanted.in[n % wanted.in.size()];
  if (!wanted.regex.empty()) {
    if (auto text = text_matching(wanted.regex, n)) return *text;
  }
  if (!wanted.like.empty()) return text_like(wanted.like, n);
  if (!wanted.json_kind.empty()) return json_of_kind(wanted.json_kind, n);
  const Type& base = *type.type;
  if (base.kind == TypeKind::kEnum) return base.labels.empty() ? "" : base.labels[n % base.labels.size()];
  if (base.kind != TypeKind::kBase) return ordinary_compound(types, type, n);
  if (line_of(base.name) != Line::kNone) return ordinary_on_line(type, n);
  std::string value = scalar_ordinary(base, type.modifier, n);
  return has_length(base) ? with_length(type, std::move(value)) : value;
}

std::vector<std::string> unfiltered_boundaries(const Types& types, const Resolved& type, Grade grade) {
  const Type& base = *type.type;
  if (!type.wanted.in.empty()) return type.wanted.in;
  if (!type.wanted.regex.empty() || !type.wanted.like.empty()) {
    return {unchecked(types, type, 0), unchecked(types, type, 1)};
  }
  if (base.kind == TypeKind::kEnum) return base.labels;
  if (base.kind != TypeKind::kBase) return compound_boundaries(types, type, grade);
  std::vector<std::string> values = scalar_boundaries(base, type.modifier, grade);
  if (line_of(base.name) != Line::kNone) add_wanted_ends(type, grade, values);
  if (is_text(base) && (type.wanted.shortest > 0 || type.wanted.longest)) {
    values.emplace_back(type.wanted.shortest, 'x');
    values.emplace_back(std::min(type.wanted.longest.value_or(0), longest_text(base, type.modifier)), 'y');
  }
  return values;
}

}  // namespace

std::string_view json_kind_of(std::string_view value) {
  value = base::trim(value);
  if (value.empty()) return "";
  switch (value.front()) {
    case '{':
      return "object";
    case '[':
      return "array";
    case '"':
      return "string";
    case 'n':
      return "null";
    case 't':
    case 'f':
      return "boolean";
    default:
      return "number";
  }
}

Resolved resolve(const Types& types, TypeUse use, const Wanted& wanted, int depth) {
  Resolved resolved{nullptr, use.modifier, wanted, false, depth};
  auto found = types.find(use.type);
  for (int domains = 0; found != types.end() && found->second.kind == TypeKind::kDomain; ++domains) {
    if (domains == kDeepestDomain) return resolved;
    const Type& domain = found->second;
    resolved.not_null = resolved.not_null || domain.not_null;
    for (const std::string& check : domain.checks) {
      for (const Alternative& way : read_check(check)) {
        const auto value = way.columns.find("value");
        Wanted merged = resolved.wanted;
        if (value != way.columns.end() && !merge(merged, value->second)) continue;
        resolved.wanted = std::move(merged);
        break;
      }
    }
    resolved.modifier = domain.part.modifier;
    found = types.find(domain.part.type);
  }
  if (found != types.end()) resolved.type = &found->second;
  return resolved;
}

bool is_wanted(const Resolved& type, std::string_view value) {
  const Wanted& wanted = type.wanted;
  const Line line = line_of(type.type->name);
  if (!wanted.in.empty() && !contains(line, wanted.in, value)) return false;
  if (contains(line, wanted.not_in, value)) return false;
  if (!is_within_bounds(type, value)) return false;
  if (has_length(*type.type)) {
    const std::size_t length = length_of(*type.type, value);
    if (length < wanted.shortest || (wanted.longest && length > *wanted.longest)) return false;
    if (wanted.is_lower_case && base::lower_ascii(value) != value) return false;
  }
  return wanted.json_kind.empty() || json_kind_of(value) == wanted.json_kind;
}

std::vector<std::string> boundary_values(const Types& types, TypeUse use, const Wanted& wanted, Grade grade,
                                         int depth) {
  Resolved type = resolve(types, use, wanted, depth);
  if (type.type == nullptr) return {};
  const bool is_json = type.type->name == "json" || type.type->name == "jsonb";
  if (is_json && grade == Grade::kInPractice && type.wanted.json_kind.empty()) type.wanted.json_kind = "object";
  std::vector<std::string> values = unfiltered_boundaries(types, type, grade);
  std::vector<std::string> kept;
  for (std::string& value : values) {
    const bool is_new = std::find(kept.begin(), kept.end(), value) == kept.end();
    if (is_new && is_wanted(type, value)) kept.push_back(std::move(value));
  }
  return kept;
}

std::string ordinary_value(const Types& types, TypeUse use, const Wanted& wanted, std::uint64_t n, int depth) {
  const Resolved type = resolve(types, use, wanted, depth);
  if (type.type == nullptr) return "";
  std::string value;
  for (int attempt = 0; attempt < kValueAttempts; ++attempt, n += kStride) {
    value = unchecked(types, type, n);
    if (is_wanted(type, value)) break;
  }
  return value;
}

}  // namespace lockstep::rows
