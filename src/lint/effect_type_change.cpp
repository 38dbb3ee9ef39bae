#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "lint/effect.h"
#include "lint/effect_types.h"

// A type change leaves the rows alone when PostgreSQL's expression for the new value comes down to the old value itself
// (ATColumnChangeRequiresRewrite): the cast between the two types changes no bytes (pg_cast, castmethod 'b'), and the
// function that would cut to the new length is known to have nothing to cut (the planner support functions of varchar,
// varbit, numeric, interval and the times). That holds for single values: arrays are always written anew. A domain with
// constraints has them checked, and written anew.
namespace lockstep::lint {
namespace {

using sql::TypeName;

/// Types without a length of their own whose values are the same bytes. Those of one line are also compared the same,
/// so that indexes stay.
struct SameBytes {
  std::string_view from;
  std::string_view to;
  bool keeps_indexes = false;
};
constexpr SameBytes kSameBytes[] = {
    {"text", "varchar", true},    {"varchar", "text", true}, {"cidr", "inet", true},    {"text", "bpchar", false},
    {"varchar", "bpchar", false}, {"citext", "text", false}, {"text", "citext", false}, {"citext", "varchar", false},
    {"varchar", "citext", false}, {"bit", "varbit", false},  {"varbit", "bit", false},  {"int4", "oid", false},
    {"oid", "int4", false},       {"xml", "text", true},     {"xml", "varchar", true},
};

/// An oid by another name: all of them are compared as oids.
bool is_object_id(std::string_view name) {
  return name == "oid" || (name.starts_with("reg") && name.size() > 3);
}

/// Built-in types between which there is no cast that changes nothing, other than those above.
constexpr std::string_view kBuiltins =
    " int2 int4 int8 float4 float8 bool numeric varchar bpchar char bit varbit time timetz timestamp timestamptz "
    "interval text date uuid json jsonb bytea xml money name oid inet cidr macaddr macaddr8 point line lseg box path "
    "polygon circle tsvector tsquery pg_lsn int4range int8range numrange tsrange tstzrange daterange int4multirange "
    "int8multirange nummultirange tsmultirange tstzmultirange datemultirange jsonpath ";

bool is_builtin(const TypeName& type) {
  return type.schema.empty() && base::contains(kBuiltins, " " + type.name + " ");
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Whether a length or precision can cut nothing off what has another; without either, there is no limit.
bool holds(const std::vector<std::string>& limit, const std::vector<std::string>& values) {
  if (limit.empty()) return true;
  if (values.empty()) return false;
  return number(limit[0]).value_or(-1) >= number(values[0]).value_or(std::numeric_limits<int>::max());
}

bool numeric_holds(const std::vector<std::string>& limit, const std::vector<std::string>& values) {
  const auto scale = [](const std::vector<std::string>& modifiers) {
    return modifiers.size() > 1 ? number(modifiers[1]) : std::optional(0);
  };
  return limit.empty() || (!values.empty() && scale(limit) == scale(values) && holds(limit, values));
}

constexpr int kFinestPrecision = 6;  // of fractions of a second; more is taken for it

bool time_holds(const std::vector<std::string>& limit, const std::vector<std::string>& values) {
  return holds(limit, values) || number(limit[0]).value_or(0) >= kFinestPrecision;
}

/// "day to second": how small its smallest unit is. All fields: second.
int smallest_unit(std::string_view fields) {
  constexpr std::string_view kUnits[] = {"second", "minute", "hour", "day", "month", "year"};
  for (int unit = 0; unit < static_cast<int>(std::size(kUnits)); ++unit) {
    if (fields.ends_with(kUnits[unit])) return unit;
  }
  return 0;
}

bool interval_holds(const TypeName& limit, const TypeName& values) {
  const int unit = smallest_unit(values.interval_fields);
  if (smallest_unit(limit.interval_fields) > unit) return false;
  return unit > 0 || time_holds(limit.modifiers, values.modifiers);
}

/// Of two types of one name.
bool length_holds(const TypeName& limit, const TypeName& values) {
  const std::string& name = limit.name;
  if (name == "varchar" || name == "varbit") return holds(limit.modifiers, values.modifiers);
  if (name == "numeric") return numeric_holds(limit.modifiers, values.modifiers);
  if (name == "interval") return interval_holds(limit, values);
  if (name.starts_with("time")) return time_holds(limit.modifiers, values.modifiers);
  return limit.modifiers.empty();
}

/// Between timestamp and timestamptz nothing changes when the session's clock is that of UTC (since 12).
TypeChange time_zone_change(const TypeName& to, const replay::Database& before) {
  if (!time_holds(to.modifiers, {})) return TypeChange::kRewrite;
  const auto zone = before.setting("timezone");
  if (!zone) return TypeChange::kUnknown;
  const std::string name = base::lower_ascii(*zone);
  const bool is_utc = name == "utc" || name == "gmt" || name == "etc/utc" || name == "etc/gmt" || name == "zulu" ||
                      name == "uct" || name == "universal" || name == "0";
  return is_utc ? TypeChange::kIndexRebuild : TypeChange::kRewrite;
}

bool is_same(const TypeName& a, const TypeName& b) {
  return a.schema == b.schema && a.name == b.name && a.modifiers == b.modifiers &&
         a.interval_fields == b.interval_fields && (a.dimensions > 0) == (b.dimensions > 0);
}

/// Of what are no domains, and no arrays.
TypeChange plain_change(const TypeName& from, const TypeName& to, const replay::Database& before) {
  const std::string& source = from.name;
  const std::string& target = to.name;
  if (from.schema == to.schema && source == target) {
    return length_holds(to, from) ? TypeChange::kFree : TypeChange::kRewrite;
  }
  const bool crosses_zone =
      (source == "timestamp" && target == "timestamptz") || (source == "timestamptz" && target == "timestamp");
  if (crosses_zone) return time_zone_change(to, before);
  for (const SameBytes& same : kSameBytes) {
    if (same.from != source || same.to != target) continue;
    // A cast has no length for the new one to be held against.
    if (!to.modifiers.empty()) return TypeChange::kRewrite;
    return same.keeps_indexes ? TypeChange::kFree : TypeChange::kIndexRebuild;
  }
  if (is_object_id(source) && is_object_id(target)) return TypeChange::kFree;
  if ((is_object_id(source) && target == "int4") || (source == "int4" && is_object_id(target))) {
    return TypeChange::kIndexRebuild;
  }
  const auto is_known = [&](const TypeName& type) {
    return is_builtin(type) || before.find_type(type).type != nullptr;
  };
  return is_known(from) && is_known(to) ? TypeChange::kRewrite : TypeChange::kUnknown;
}

}  // namespace

TypeChange type_change(const TypeName& from, const TypeName& to, const replay::Database& before) {
  if (is_same(from, to)) return TypeChange::kFree;
  const FlatType source = flat_type(from, before);
  const FlatType target = flat_type(to, before);
  if (target.is_constrained) return TypeChange::kRewrite;
  if (source.type.dimensions > 0 || target.type.dimensions > 0) {
    return is_same(source.type, target.type) ? TypeChange::kFree : TypeChange::kRewrite;
  }
  TypeName values = source.type;
  // What a domain limits is not known of its values where they are taken for values of its base type.
  if (source.is_domain) values.modifiers.clear();
  return plain_change(values, target.type, before);
}

}  // namespace lockstep::lint
