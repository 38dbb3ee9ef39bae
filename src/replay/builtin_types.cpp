#include "replay/builtin_types.h"

#include <algorithm>
#include <array>
#include <optional>

namespace lockstep::replay {
namespace {

// pg_type of PostgreSQL 18 without its row and array types, sorted.
constexpr std::array<std::string_view, 107> kBuiltin = {"aclitem",
                                                        "any",
                                                        "anyarray",
                                                        "anycompatible",
                                                        "anycompatiblearray",
                                                        "anycompatiblemultirange",
                                                        "anycompatiblenonarray",
                                                        "anycompatiblerange",
                                                        "anyelement",
                                                        "anyenum",
                                                        "anymultirange",
                                                        "anynonarray",
                                                        "anyrange",
                                                        "bigserial",
                                                        "bit",
                                                        "bool",
                                                        "box",
                                                        "bpchar",
                                                        "bytea",
                                                        "char",
                                                        "cid",
                                                        "cidr",
                                                        "circle",
                                                        "cstring",
                                                        "date",
                                                        "datemultirange",
                                                        "daterange",
                                                        "event_trigger",
                                                        "fdw_handler",
                                                        "float4",
                                                        "float8",
                                                        "gtsvector",
                                                        "index_am_handler",
                                                        "inet",
                                                        "int2",
                                                        "int2vector",
                                                        "int4",
                                                        "int4multirange",
                                                        "int4range",
                                                        "int8",
                                                        "int8multirange",
                                                        "int8range",
                                                        "internal",
                                                        "interval",
                                                        "json",
                                                        "jsonb",
                                                        "jsonpath",
                                                        "language_handler",
                                                        "line",
                                                        "lseg",
                                                        "macaddr",
                                                        "macaddr8",
                                                        "money",
                                                        "name",
                                                        "numeric",
                                                        "nummultirange",
                                                        "numrange",
                                                        "oid",
                                                        "oidvector",
                                                        "path",
                                                        "pg_lsn",
                                                        "pg_node_tree",
                                                        "pg_snapshot",
                                                        "point",
                                                        "polygon",
                                                        "record",
                                                        "refcursor",
                                                        "regclass",
                                                        "regcollation",
                                                        "regconfig",
                                                        "regdictionary",
                                                        "regnamespace",
                                                        "regoper",
                                                        "regoperator",
                                                        "regproc",
                                                        "regprocedure",
                                                        "regrole",
                                                        "regtype",
                                                        "serial",
                                                        "serial2",
                                                        "serial4",
                                                        "serial8",
                                                        "smallserial",
                                                        "table_am_handler",
                                                        "text",
                                                        "tid",
                                                        "time",
                                                        "timestamp",
                                                        "timestamptz",
                                                        "timetz",
                                                        "trigger",
                                                        "tsm_handler",
                                                        "tsmultirange",
                                                        "tsquery",
                                                        "tsrange",
                                                        "tstzmultirange",
                                                        "tstzrange",
                                                        "tsvector",
                                                        "txid_snapshot",
                                                        "unknown",
                                                        "uuid",
                                                        "varbit",
                                                        "varchar",
                                                        "void",
                                                        "xid",
                                                        "xid8",
                                                        "xml"};

// Of the extensions that a host may have put there without a migration.
constexpr std::array<std::string_view, 22> kOfExtensions = {
    "box2d",     "box3d",    "citext", "cube",   "gbtreekey4", "geography", "geometry", "halfvec",
    "hstore",    "intarray", "isbn",   "isbn13", "issn",       "lquery",    "ltree",    "ltxtquery",
    "query_int", "raster",   "seg",    "semver", "sparsevec",  "vector"};

// Types of one row have an = between each other.
constexpr std::array<std::string_view, 4> kTexts = {"bpchar", "name", "text", "varchar"};
constexpr std::array<std::string_view, 3> kTimes = {"date", "timestamp", "timestamptz"};
constexpr std::array<std::string_view, 2> kNetworks = {"cidr", "inet"};
constexpr std::array<std::string_view, 2> kBits = {"bit", "varbit"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Numbers are cast without being asked from a lower rank to a higher one, and compared within a rank.
std::optional<int> numeric_rank(std::string_view name) {
  if (name == "int2" || name == "int4" || name == "int8") return 0;
  if (name == "numeric") return 1;
  if (name == "float4" || name == "float8") return 2;
  return std::nullopt;
}

}  // namespace

bool is_builtin_type(std::string_view name) {
  return std::binary_search(kBuiltin.begin(), kBuiltin.end(), name) || name.starts_with("pg_");
}

bool is_extension_type(std::string_view name) {
  return contains(kOfExtensions, name);
}

bool can_reference(const sql::TypeName& referencing, const sql::TypeName& referenced) {
  if (referencing.dimensions > 0 || referenced.dimensions > 0) {
    return (referencing.dimensions > 0) == (referenced.dimensions > 0) && referencing.name == referenced.name;
  }
  if (referencing.name == referenced.name) return true;
  const auto both_in = [&](const auto& names) {
    return contains(names, referencing.name) && contains(names, referenced.name);
  };
  if (both_in(kTexts) || both_in(kTimes) || both_in(kNetworks) || both_in(kBits)) return true;
  const std::optional<int> from = numeric_rank(referencing.name);
  const std::optional<int> to = numeric_rank(referenced.name);
  return from && to && *from <= *to;
}

}  // namespace lockstep::replay
