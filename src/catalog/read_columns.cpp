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
  kHasGrants,
};

struct TypeInUse {
  std::string text;  // "character varying(255)", "public.mood[]"
  Oid collation = 0;
  char storage = 'p';
};

/// Between two takings of what the server has sent meanwhile.
constexpr std::size_t kRowsBetween = 512;

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

/// Each type once, not for each column.
SeenInColumns seen_in(const pg::Result& rows) {
  SeenInColumns seen;
  std::unordered_set<TypeKey> types;
  for (const pg::Row row : rows) {
    const Oid type = oid_of(row, kType);
    const std::int64_t typmod = row.integer(kTypmod);
    if (types.insert(type_key(type, typmod)).second) {
      seen.types.push_back(type);
      seen.modifiers.push_back(typmod);
    }
    if (!row.is_null(kHasGrants)) seen.relations_with_grants.push_back(oid_of(row, kRelation));
  }
  return seen;
}

void look_up_types(Reading& reading, Lookups& lookups) {
  const pg::Result rows = reading.answer("types_in_use");
  for (const pg::Row row : rows) {
    lookups.types[type_key(oid_of(row, 0), row.integer(1))] = {std::string(row.text(2)), oid_of(row, 3),
                                                               letter_of(row, 4)};
  }
}

void look_up_defaults(Reading& reading, Lookups& lookups) {
  const pg::Result rows = reading.answer("defaults");
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

std::string_view default_of(const pg::Row& row, const Lookups& lookups) {
  const auto found = lookups.defaults.find(column_key(oid_of(row, kRelation), row.integer(kNumber)));
  return found == lookups.defaults.end() ? "" : std::string_view(found->second);
}

void fill_value(const pg::Row& row, const Lookups& lookups, Object& column) {
  const std::string_view text = default_of(row, lookups);
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

/// What INSERT takes for a column of a view.
void note_default(Reading& reading, const pg::Row& row, const Lookups& lookups) {
  const std::string_view text = default_of(row, lookups);
  if (text.empty()) return;
  Object* column = reading.find_column(oid_of(row, kRelation), static_cast<int>(row.integer(kNumber)));
  if (column != nullptr) column->add("default", text, Form::kExpression);
}

void add_column(Reading& reading, const pg::Row& row, const Lookups& lookups, Relation& relation) {
  const auto number = static_cast<std::size_t>(row.integer(kNumber));
  relation.columns.resize(std::max(relation.columns.size(), number));
  ColumnOfRelation& known = relation.columns[number - 1];
  known.name = row.text(kColumnName);
  known.type = oid_of(row, kType);
  known.collation = oid_of(row, kCollation);
  if (!has_columns_of_its_own(relation)) return note_default(reading, row, lookups);
  const std::size_t place = reading.snapshot.objects.size();
  Object& column = reading.snapshot.objects.emplace_back();
  column.identity = {Kind::kColumn, relation.schema, relation.name, known.name};
  column.is_inherited = !row.is_null(kIsInherited);
  known.object = place;
  fill_column(reading, row, lookups, column);
}

/// A part of the rows, which is of one relation.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Range range_from(const pg::Result& rows, std::size_t begin) {
  const Oid oid = oid_of(rows[begin], kRelation);
  std::size_t end = begin + 1;
  while (end < rows.size() && oid_of(rows[end], kRelation) == oid) ++end;
  return {begin, end};
}

/// Names, with types where the columns are no objects, in their order.
std::string list_of_columns(const pg::Result& rows, Range range, const Lookups& lookups, const Relation& relation) {
  std::string list;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const pg::Row row = rows[at];
    if (!list.empty()) list += ", ";
    list += written_name(row.text(kColumnName));
    if (has_columns_of_its_own(relation)) continue;
    list += ' ';
    list += lookups.types.at(type_key(oid_of(row, kType), row.integer(kTypmod))).text;
  }
  return list;
}

void read_columns_of(Reading& reading, const pg::Result& rows, Range range, const Lookups& lookups,
                     Relation& relation) {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const pg::Row row = rows[at];
    add_column(reading, row, lookups, relation);
    if ((relation.kind == 'i' || relation.kind == 'I') && !row.is_null(kColumnOptions)) {
      relation.options_of_key[static_cast<int>(row.integer(kNumber))] = row.text(kColumnOptions);
    }
  }
  if (relation.object) {
    reading.object(*relation.object).add("columns", list_of_columns(rows, range, lookups, relation));
  }
}

}  // namespace

void read_columns(Reading& reading) {
  Lookups lookups;
  look_up_defaults(reading, lookups);
  const pg::Result rows = reading.answer("columns");
  reading.send_rest(seen_in(rows));
  look_up_types(reading, lookups);
  reading.snapshot.objects.reserve(reading.snapshot.objects.size() + rows.size());
  Range range;
  while (range.end < rows.size()) {
    range = range_from(rows, range.end);
    Relation* relation = reading.relation(oid_of(rows[range.begin], kRelation));
    if (relation != nullptr) read_columns_of(reading, rows, range, lookups, *relation);
    if (range.begin / kRowsBetween != range.end / kRowsBetween) reading.take_in();
  }
}

}  // namespace lockstep::catalog
