#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "layout/drizzle_snapshot_objects.h"
#include "layout/drizzle_snapshot_readers.h"
#include "layout/drizzle_snapshot_words.h"

// drizzle-kit 1.x writes one flat array of entities, each with its type, its schema and, when it is part of a table,
// the table's name: `ddl` in version 8 and in a base of version 9. A diff of version 9 has `deltas` instead, of which
// those with the op "create" hold an entity. The format is that of drizzle-kit's own src/dialects/postgres/ddl.ts, with
// the defaults of the betas, {"value":"'x'","type":"unknown"}.

namespace lockstep::layout {
namespace {

using model::Property;
using model::Unknown;

constexpr std::uint64_t kMostDimensions = 6;  // PostgreSQL's MAXDIM

Property default_of_entity(const JsonValue& column, const Property& type) {
  const JsonValue* value = given(column, "default");
  if (value == nullptr || !value->is_object()) return default_of(value, type);
  return required_text_of(*value, "value");
}

/// "text" with two dimensions is text[][].
Property with_dimensions(Property type, const JsonValue& column) {
  const JsonValue* dimensions = given(column, "dimensions");
  if (dimensions == nullptr || !type.text) return type;
  const std::optional<std::uint64_t> count = base::parse_number(dimensions->text);
  if (!count || *count > kMostDimensions) return Property::not_known(unexpected("dimensions", "a small number"));
  for (std::uint64_t at = 0; at < *count; ++at) *type.text += "[]";
  return type;
}

class EntitiesReader {
 public:
  EntitiesReader(const JsonValue& snapshot, const LineIndex& lines) : snapshot_(snapshot), lines_(lines) {}

  model::Schema read() {
    const std::vector<const JsonValue*> entities = collect_entities();
    for (const JsonValue* one : entities) read_relation(*one);
    for (const JsonValue* one : entities) read_part(*one);
    for (const JsonValue* one : entities) {
      if (string_or(*one, "entityType", "") == "pks") add_primary_key(*one);  // marks columns, so after all of them
    }
    return std::move(schema_);
  }

 private:
  std::vector<const JsonValue*> collect_entities() {
    const JsonValue* ddl = given(snapshot_, "ddl");
    const JsonValue* deltas = given(snapshot_, "deltas");
    std::vector<const JsonValue*> entities;
    if (ddl != nullptr && ddl->is_array()) {
      for (const JsonValue& one : ddl->children) add_entity(entities, one);
    } else if (deltas != nullptr && deltas->is_array()) {
      schema_.open = Unknown{"the snapshot holds only what changed since the one before it", 0};
      for (const JsonValue& one : deltas->children) {
        const JsonValue* row = given(one, "row");
        if (string_or(one, "op", "") == "create" && row != nullptr) add_entity(entities, *row);
      }
    } else {
      schema_.open = ddl == nullptr ? missing("ddl") : unexpected("ddl", "an array");
    }
    return entities;
  }

  void add_entity(std::vector<const JsonValue*>& entities, const JsonValue& json) {
    if (!string_or(json, "entityType", "").empty() && !string_or(json, "name", "").empty()) {
      entities.push_back(&json);
    } else {
      schema_.open = Unknown{"an entity of the snapshot has no name or no type", 0};
    }
  }

  void read_relation(const JsonValue& json) {
    const std::string type = string_or(json, "entityType", "");
    if (type == "schemas") {
      add_namespace(json);
    } else if (type == "enums") {
      schema_.enums.push_back(read_enum(json, lines_));
    } else if (type == "sequences") {
      schema_.sequences.push_back(read_sequence_head(json, lines_));
      schema_.sequences.back().options = sequence_options(json, {{"increment", "incrementBy"},
                                                                 {"minvalue", "minValue"},
                                                                 {"maxvalue", "maxValue"},
                                                                 {"start", "startWith"},
                                                                 {"cache", "cacheSize"}});
    } else if (type == "tables") {
      model::Table& table = add_table(read_table_head(json, lines_));
      table.row_level_security = flag_of(json, "isRlsEnabled");
    } else if (type == "views") {
      schema_.views.push_back(read_view(json, lines_));
    } else if (type == "roles") {
      schema_.roles.push_back(read_role(json, lines_));
    }
  }

  void read_part(const JsonValue& json) {
    const std::string type = string_or(json, "entityType", "");
    if (type == "columns") {
      add_column(json);
    } else if (type == "uniques") {
      table_of(json).uniques.push_back(read_unique(json, lines_));
    } else if (type == "fks") {
      model::ForeignKey key = read_foreign_key_head(json, "columns", lines_);
      key.foreign_table = foreign_table_of(json);
      table_of(json).foreign_keys.push_back(std::move(key));
    } else if (type == "checks") {
      table_of(json).checks.push_back(read_check(json, lines_));
    } else if (type == "indexes") {
      table_of(json).indexes.push_back(read_index(json, lines_));
    } else if (type == "policies") {
      add_policy(json);
    }
  }

  void add_namespace(const JsonValue& json) {
    model::Namespace space;
    space.name = string_or(json, "name", "");
    space.place = lines_.at(json.begin, json.end);
    if (space.name != "public") schema_.namespaces.push_back(std::move(space));
  }

  model::Table& add_table(model::Table table) {
    tables_.try_emplace({table.schema, table.name}, schema_.tables.size());
    return schema_.tables.emplace_back(std::move(table));
  }

  std::optional<std::size_t> find_table(const JsonValue& part) const {
    const auto table = tables_.find({schema_name(string_or(part, "schema", "")), string_or(part, "table", "")});
    return table == tables_.end() ? std::nullopt : std::optional(table->second);
  }

  /// Where the table of a part stands in the schema; one that the snapshot does not tell of is added, open.
  std::size_t table_index_of(const JsonValue& part) {
    if (const std::optional<std::size_t> at = find_table(part)) return *at;
    model::Table table;
    table.schema = schema_name(string_or(part, "schema", ""));
    table.name = string_or(part, "table", "");
    const Unknown why{"the snapshot tells only of parts of the table", 0};
    table.open_columns = table.open_constraints = why;
    table.row_level_security = Property::not_known(why);
    add_table(std::move(table));
    return schema_.tables.size() - 1;
  }

  model::Table& table_of(const JsonValue& part) { return schema_.tables[table_index_of(part)]; }

  model::Column column_of(const JsonValue& json) const {
    model::Column column = read_column_head(json, lines_);
    column.default_value = default_of_entity(json, column.type);
    column.type = with_dimensions(std::move(column.type), json);
    column.type_schema = text_of(json, "typeSchema");
    return column;
  }

  void add_column(const JsonValue& json) {
    const std::size_t table_index = table_index_of(json);
    std::vector<model::Column>& columns = schema_.tables[table_index].columns;
    columns.push_back(column_of(json));
    columns_.try_emplace({table_index, columns.back().name}, columns.size() - 1);
  }

  /// drizzle-kit 1.x makes an entity of `.primaryKey()` at a column too, under a name that it makes up.
  void add_primary_key(const JsonValue& json) {
    const std::size_t table_index = table_index_of(json);
    model::Table& table = schema_.tables[table_index];
    model::PrimaryKey key = read_primary_key(json, lines_);
    const auto column = columns_.find({table_index, key.columns.text.value_or("")});
    if (column != columns_.end() && !flag_of(json, "nameExplicit").text) {
      table.columns[column->second].primary_key = Property::flag(true);
    } else {
      table.primary_keys.push_back(std::move(key));
    }
  }

  static Property foreign_table_of(const JsonValue& key) {
    const Property table = required_text_of(key, "tableTo");
    const Property schema = text_of(key, "schemaTo");
    if (table.unknown) return table;
    if (schema.unknown) return schema;
    return Property::of(model::qualified(schema_name(schema.text.value_or("")), *table.text));
  }

  void add_policy(const JsonValue& json) {
    model::Policy policy = read_policy(json, "roles", lines_);
    if (const std::optional<std::size_t> at = find_table(json)) {
      schema_.tables[*at].policies.push_back(std::move(policy));
      return;
    }
    const std::string schema = schema_name(string_or(json, "schema", ""));
    policy.name = model::qualified(schema, string_or(json, "table", "")) + "." + policy.name;
    schema_.policies.push_back(std::move(policy));
  }

  const JsonValue& snapshot_;
  const LineIndex& lines_;
  model::Schema schema_;
  std::map<std::pair<std::string, std::string>, std::size_t> tables_;   // by schema and name
  std::map<std::pair<std::size_t, std::string>, std::size_t> columns_;  // by table and name
};

}  // namespace

model::Schema read_snapshot_entities(const JsonValue& snapshot, const LineIndex& lines) {
  return EntitiesReader(snapshot, lines).read();
}

}  // namespace lockstep::layout
