#include "sql_rules/casts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace lockstep::sql_rules {
namespace {

/// The targets of each source; "!" where the cast has to be written. From pg_cast, without types of the catalog.
struct Casts {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Casts, 44> kCasts = {{
    {"bit", " int4! int8! varbit "},
    {"bool", " int4! "},
    {"box", " circle! lseg! point! polygon "},
    {"bpchar", " char xml! "},
    {"bytea", " "},
    {"char", " int4! "},
    {"cidr", " inet "},
    {"circle", " box! point! polygon! "},
    {"date", " timestamp timestamptz "},
    {"daterange", " datemultirange! "},
    {"float4", " float8 int2 int4 int8 numeric "},
    {"float8", " float4 int2 int4 int8 numeric "},
    {"inet", " cidr "},
    {"int2", " float4 float8 int4 int8 numeric "},
    {"int4", " bit! bool! char! float4 float8 int2 int8 money numeric "},
    {"int4range", " int4multirange! "},
    {"int8", " bit! float4 float8 int2 int4 money numeric "},
    {"int8range", " int8multirange! "},
    {"interval", " time "},
    {"json", " jsonb "},
    {"jsonb", " bool! float4! float8! int2! int4! int8! json numeric! "},
    {"line", " "},
    {"lseg", " point! "},
    {"macaddr", " macaddr8 "},
    {"macaddr8", " macaddr "},
    {"money", " numeric "},
    {"numeric", " float4 float8 int2 int4 int8 money "},
    {"numrange", " nummultirange! "},
    {"path", " polygon "},
    {"point", " box "},
    {"polygon", " box! circle! path point! "},
    {"text", " char xml! "},
    {"time", " interval timetz "},
    {"timestamp", " date time timestamptz "},
    {"timestamptz", " date time timestamp timetz "},
    {"timetz", " time "},
    {"tsquery", " "},
    {"tsrange", " tsmultirange! "},
    {"tstzrange", " tstzmultirange! "},
    {"tsvector", " "},
    {"uuid", " "},
    {"varbit", " bit "},
    {"varchar", " char xml! "},
    {"xml", " "},
}};

const Casts* find_casts(std::string_view type) {
  const auto found = std::find_if(kCasts.begin(), kCasts.end(), [&](const Casts& one) { return one.from == type; });
  return found == kCasts.end() ? nullptr : &*found;
}

bool is_text_type(std::string_view type) {
  return type == "text" || type == "varchar" || type == "bpchar";
}

/// A type without its domains, and what it is.
struct Resolved {
  std::string name;  // of a built-in type
  replay::Id enum_id = 0;
  bool is_known = false;
};

Resolved resolve(sql::TypeName type, const replay::Database& database) {
  constexpr int kDeepestDomain = 16;
  for (int depth = 0; depth < kDeepestDomain; ++depth) {
    const replay::TypeLookup found = database.find_type(type);
    if (found.row_of != nullptr) return {};
    if (found.type == nullptr) return {type.name, 0, type.schema.empty() && find_casts(type.name) != nullptr};
    if (found.type->kind == replay::Type::Kind::kEnum) return {type.name, found.type->id, true};
    if (found.type->kind != replay::Type::Kind::kDomain) return {};
    type = found.type->base;
  }
  return {};
}

Cast cast_of_elements(const Resolved& from, const Resolved& to) {
  if (!from.is_known || !to.is_known) return Cast::kUnknown;
  if (from.enum_id != 0 || to.enum_id != 0) {
    if (from.enum_id == to.enum_id) return Cast::kAutomatic;
    if (from.enum_id != 0 && to.enum_id != 0) return Cast::kNone;
    if (from.enum_id != 0) return is_text_type(to.name) ? Cast::kAutomatic : Cast::kNone;
    return is_text_type(from.name) ? Cast::kExplicit : Cast::kNone;
  }
  if (from.name == to.name || is_text_type(to.name)) return Cast::kAutomatic;
  const std::string_view targets = find_casts(from.name)->to;
  if (base::contains(targets, " " + to.name + " ")) return Cast::kAutomatic;
  const bool is_explicit = base::contains(targets, " " + to.name + "! ") || is_text_type(from.name);
  return is_explicit ? Cast::kExplicit : Cast::kNone;
}

}  // namespace

Cast cast_between(const sql::TypeName& from, const sql::TypeName& to, const replay::Database& database) {
  const Resolved source = resolve(from, database);
  const Resolved target = resolve(to, database);
  const bool from_array = from.dimensions > 0;
  const bool to_array = to.dimensions > 0;
  if (from_array == to_array) return cast_of_elements(source, target);
  if (!source.is_known || !target.is_known) return Cast::kUnknown;
  // An array is text as any other value is; an element is no array.
  if (from_array) return is_text_type(target.name) ? Cast::kAutomatic : Cast::kNone;
  return is_text_type(source.name) && source.enum_id == 0 ? Cast::kExplicit : Cast::kNone;
}

}  // namespace lockstep::sql_rules
