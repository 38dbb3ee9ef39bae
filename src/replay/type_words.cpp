#include "replay/type_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace lockstep::replay {
namespace {

using model::Property;

struct Spelling {
  std::string_view name;     // in pg_type
  std::string_view drizzle;  // what getSQLType() of drizzle-orm's column builders returns
};

constexpr std::array<Spelling, 8> kSpellings = {{
    {"bool", "boolean"},
    {"bpchar", "char"},
    {"char", "\"char\""},
    {"float4", "real"},
    {"float8", "double precision"},
    {"int2", "smallint"},
    {"int4", "integer"},
    {"int8", "bigint"},
}};

std::string_view spelled(std::string_view name) {
  const auto found =
      std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& one) { return one.name == name; });
  return found == kSpellings.end() ? name : found->drizzle;
}

/// The precision stands between the words: timestamp (3) with time zone.
std::string time_words(std::string_view name, const sql::TypeName& type) {
  const bool has_zone = name.ends_with("tz");
  std::string text(has_zone ? name.substr(0, name.size() - 2) : name);
  if (!type.modifiers.empty()) text += " (" + type.modifiers.front() + ")";
  if (has_zone) text += " with time zone";
  return text;
}

std::string interval_words(const sql::TypeName& type) {
  std::string text = "interval";
  if (!type.interval_fields.empty()) text += " " + type.interval_fields;
  if (!type.modifiers.empty()) text += "(" + type.modifiers.front() + ")";
  return text;
}

std::string scalar_words(const sql::TypeName& type) {
  if (type.name == "timestamp" || type.name == "timestamptz" || type.name == "time" || type.name == "timetz") {
    return time_words(type.name, type);
  }
  if (type.name == "interval") return interval_words(type);
  std::string text(spelled(type.name));
  if (type.modifiers.empty()) return text;
  return text + "(" + base::join(type.modifiers, type.name == "numeric" ? ", " : ",") + ")";
}

}  // namespace

Property drizzle_words(const sql::TypeName& type) {
  const bool is_one_char = type.name == "bpchar" && type.modifiers == std::vector<std::string>{"1"};
  if (is_one_char) return Property::not_known({"char and char(1) are one type", 0});
  std::string text = scalar_words(type);
  for (std::uint32_t at = 0; at < type.dimensions; ++at) text += "[]";
  return Property::of(std::move(text));
}

std::string serial_words(const sql::TypeName& type) {
  if (type.name == "int2") return "smallserial";
  return type.name == "int8" ? "bigserial" : "serial";
}

}  // namespace lockstep::replay
