#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pg/connection.h"

// What rows have to obey, as the catalog of a database says it. Plain values; nothing here is about values of rows.
namespace lockstep::rows {

using Oid = std::int64_t;

struct TableName {
  std::string schema;
  std::string name;
  auto operator<=>(const TableName&) const = default;
};
/// Both parts quoted, for SQL.
std::string quoted(const TableName& name);
/// For people: without the schema where that is public.
std::string describe(const TableName& name);

enum class TypeKind : std::uint8_t { kBase, kArray, kEnum, kDomain, kComposite, kRange, kMultirange, kOther };

/// A type, and how it is applied: the modifier is pg_attribute.atttypmod, -1 when there is none.
struct TypeUse {
  Oid type = 0;
  int modifier = -1;
};

struct Type {
  std::string schema;
  std::string name;  // as in pg_type: "int4"
  TypeKind kind = TypeKind::kOther;
  TypeUse part;                     // array: element; domain: base; range: subtype; multirange: range
  bool not_null = false;            // of a domain
  char delimiter = ',';             // between elements of an array of it
  std::vector<std::string> labels;  // of an enum, in order
  std::vector<TypeUse> attributes;  // of a composite
  std::vector<std::string> checks;  // of a domain: expressions over VALUE
};
using Types = std::map<Oid, Type>;

enum class Identity : std::uint8_t { kNone, kAlways, kByDefault };

struct Column {
  std::string name;
  TypeUse type;
  std::string type_text;  // "character varying(20)"
  bool not_null = false;
  bool is_generated = false;
  Identity identity = Identity::kNone;
  std::optional<std::string> default_expression;
  bool has_volatile_default = false;  // which gives every row another value
};

struct Check {
  std::string name;
  std::string expression;
};

/// A unique index or an exclusion constraint. Columns count from 0 in Table::columns.
struct Key {
  struct Part {
    std::optional<std::size_t> column;  // absent: an expression
    std::string expression;             // as SQL, also of a column
  };
  std::string name;
  bool is_exclusion = false;
  bool nulls_not_distinct = false;
  std::vector<Part> parts;
  std::optional<std::string> predicate;
};

struct ForeignKey {
  std::string name;
  Oid target = 0;  // the table; for a partition its root
  TableName target_name;
  bool match_full = false;
  std::vector<std::size_t> columns;         // of the own table
  std::vector<std::string> target_columns;  // as many
};

struct Partition {
  std::string name;                       // quoted where it must be
  std::optional<std::string> constraint;  // absent: takes any row
};

struct Table {
  Oid oid = 0;
  TableName name;
  bool is_partitioned = false;
  bool forces_row_security = false;
  std::vector<Column> columns;
  std::vector<Check> checks;
  std::vector<Key> keys;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Partition> partitions;

  std::optional<std::size_t> find_column(std::string_view column) const;
};

struct Database {
  std::vector<Table> tables;  // by schema and name
  Types types;
};

/// Reads it with one query for each kind of thing. Throws base::Error when the catalog cannot be read.
Database read_database(pg::Connection& connection);

}  // namespace lockstep::rows
