#include <algorithm>

#include "catalog/reading.h"
#include "catalog/words.h"

namespace lockstep::catalog {
namespace {

enum ColumnColumn : std::size_t {
  kRelation,
  kNumber,
  kColumnName,
  kType,
  kTypmod,
  kNotNull,
  kIdentity,
  kGenerated,
  kCollation,
  kStorage,
  kCompression,
  kStatistics,
  kIsInherited,
  kColumnOptions,
  kForeignOptions,
};

struct TypeInUse {
  std::string text;  // "character varying(255)", "public.mood[]"
  Oid collation = 0;
  char storage = 'p';
};

/// A type with its modifier.
using TypeKey = std::uint64_t;
TypeKey type_key(Oid type, std::int64_t typmod) {
  return (std::uint64_t{type} << 32) | static_cast<std::uint32_t>(typmod);
}

struct Lookups {
  std::unordered_map<TypeKey, TypeInUse> types;
  std::unordered_map<std::uint64_t, std::string> defaults;  // by the relation and the number
};

std::uint64_t column_key(Oid relation, std::int64_t number) {
  return (std::uint64_t{relation} << 16) | static_cast<std::uint16_t>(number);
}

template <typename Values>
pg::Parameter array_of(const Values& values) {
  std::string text = "{";
  for (const auto value : values) text += (text.size() > 1 ? "," : "") + std::to_string(value);
  return text + "}";
}

/// Asks for each type once, not for each column.
void look_up_types(Reading& reading, const pg::Result& rows, Lookups& lookups) {
  std::vector<Oid> types;
  std::vector<std::int64_t> typmods;
  for (const pg::Row row : rows) {
    const Oid type = oid_of(row, kType);
    const std::int64_t typmod = row.integer(kTypmod);
    if (lookups.types.try_emplace(type_key(type, typmod)).second) {
      types.push_back(type);
      typmods.push_back(typmod);
    }
  }
  const std::vector<pg::Parameter> parameters = {array_of(types), array_of(typmods)};
  const pg::Result found = reading.ask("types_in_use", parameters);
  for (const pg::Row row : found) {
    lookups.types[type_key(oid_of(row, 0), row.integer(1))] = {std::string(row.text(2)), oid_of(row, 3),
                                                               letter_of(row, 4)};
  }
}

void look_up_defaults(Reading& reading, Lookups& lookups) {
  const pg::Result rows = reading.ask("defaults");
  for (const pg::Row row : rows) lookups.defaults[column_key(oid_of(row, 0), row.integer(1))] = row.text(2);
}

std::string_view storage_words(char letter) {
  switch (letter) {
    case 'p':
      return "plain";
    case 'e':
      return "external";
    case 'x':
      return "extended";
    default:
      return "main";
  }
}

void fill_value(const pg::Row& row, const Lookups& lookups, Object& column) {
  const auto found = lookups.defaults.find(column_key(oid_of(row, kRelation), row.integer(kNumber)));
  const std::string_view text = found == lookups.defaults.end() ? "" : std::string_view(found->second);
  switch (letter_of(row, kGenerated)) {
    case 's':
      column.add("generated", text, Form::kExpression);
      break;
    case 'v':
      column.add("generated", text, Form::kExpression);
      column.add("virtual", "true");
      break;
    default:
      column.add("default", text, Form::kExpression);
  }
  const char identity = letter_of(row, kIdentity);
  if (identity != '\0') column.add("identity", identity == 'a' ? "always" : "by default");
}

void fill_column(const Reading& reading, const pg::Row& row, const Lookups& lookups, Object& column) {
  const TypeInUse& type = lookups.types.at(type_key(oid_of(row, kType), row.integer(kTypmod)));
  column.add("type", type.text);
  const Oid collation = oid_of(row, kCollation);
  if (collation != type.collation && collation != 0) column.add("collation", reading.collation(collation));
  column.add("not null", flag_of(!row.is_null(kNotNull)));
  fill_value(row, lookups, column);
  const char storage = letter_of(row, kStorage);
  if (storage != type.storage) column.add("storage", storage_words(storage));
  const char compression = letter_of(row, kCompression);
  if (compression != '\0') column.add("compression", compression == 'l' ? "lz4" : "pglz");
  column.add("statistics target", row.text(kStatistics));
  column.add("options", row.text(kColumnOptions));
  column.add("foreign options", row.text(kForeignOptions));
}

/// Columns of a view are told by the view, until something is said of one of them.
bool has_columns_of_its_own(const Relation& relation) {
  return relation.kind == 'r' || relation.kind == 'p' || relation.kind == 'f';
}

void add_column(Reading& reading, const pg::Row& row, const Lookups& lookups, Relation& relation) {
  const auto number = static_cast<std::size_t>(row.integer(kNumber));
  relation.columns.resize(std::max(relation.columns.size(), number));
  ColumnOfRelation& known = relation.columns[number - 1];
  known.name = row.text(kColumnName);
  known.type = oid_of(row, kType);
  known.collation = oid_of(row, kCollation);
  if (!has_columns_of_its_own(relation)) return;
  const std::size_t place = reading.snapshot.objects.size();
  Object& column = reading.snapshot.objects.emplace_back();
  column.identity = {Kind::kColumn, relation.schema, relation.name, known.name};
  column.is_inherited = !row.is_null(kIsInherited);
  known.object = place;
  fill_column(reading, row, lookups, column);
}

/// Names, with types where the columns are no objects, in their order.
void list_columns(Reading& reading, const pg::Result& rows, const Lookups& lookups) {
  std::unordered_map<Oid, std::string> lists;
  for (const pg::Row row : rows) {
    const Oid oid = oid_of(row, kRelation);
    const Relation* relation = reading.relation(oid);
    if (relation == nullptr || !relation->object || relation->kind == 'S') continue;
    std::string& list = lists[oid];
    if (!list.empty()) list += ", ";
    list += written_name(row.text(kColumnName));
    if (has_columns_of_its_own(*relation)) continue;
    list += ' ';
    list += lookups.types.at(type_key(oid_of(row, kType), row.integer(kTypmod))).text;
  }
  for (const auto& [oid, list] : lists) reading.object(*reading.relation(oid)->object).add("columns", list);
}

}  // namespace

void read_columns(Reading& reading) {
  Lookups lookups;
  look_up_defaults(reading, lookups);
  const pg::Result rows = reading.ask("columns");
  look_up_types(reading, rows, lookups);
  for (const pg::Row row : rows) {
    Relation* relation = reading.relation(oid_of(row, kRelation));
    if (relation == nullptr) continue;
    add_column(reading, row, lookups, *relation);
    if ((relation->kind == 'i' || relation->kind == 'I') && !row.is_null(kColumnOptions)) {
      relation->options_of_key[static_cast<int>(row.integer(kNumber))] = row.text(kColumnOptions);
    }
  }
  list_columns(reading, rows, lookups);
}

}  // namespace lockstep::catalog
