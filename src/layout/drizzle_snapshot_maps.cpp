#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "layout/drizzle_snapshot_objects.h"
#include "layout/drizzle_snapshot_readers.h"
#include "layout/drizzle_snapshot_words.h"

// drizzle-kit up to 0.31 writes every kind of object as a map by name. A map that a version does not know is absent,
// from all tables alike. The format is that of drizzle-kit's own serializer, src/serializer/pgSchema.ts.

namespace lockstep::layout {
namespace {

using model::ObjectKind;
using model::Property;
using model::Unknown;
using Members = std::vector<const JsonValue*>;

constexpr std::int64_t kOldest = 5;  // tells no schema of enums and foreign tables

/// Kinds that not every version knows, with the maps by which a snapshot shows that it does.
struct LateKind {
  ObjectKind kind;
  std::string_view of_table;
  std::string_view of_snapshot;
};
constexpr std::array<LateKind, 6> kLateKinds = {{{ObjectKind::kUnique, "uniqueConstraints", ""},
                                                 {ObjectKind::kCheck, "checkConstraints", ""},
                                                 {ObjectKind::kPolicy, "policies", "policies"},
                                                 {ObjectKind::kSequence, "", "sequences"},
                                                 {ObjectKind::kRole, "", "roles"},
                                                 {ObjectKind::kView, "", "views"}}};

bool is_told(const JsonValue& snapshot, const Members& tables, const LateKind& late) {
  if (!late.of_snapshot.empty() && snapshot.find(late.of_snapshot) != nullptr) return true;
  if (late.of_table.empty()) return false;
  const auto has_map = [&](const JsonValue* table) { return table->find(late.of_table) != nullptr; };
  return std::any_of(tables.begin(), tables.end(), has_map) || (tables.empty() && late.of_snapshot.empty());
}

/// Of a map that not every version has. For drizzle-kit, false is as good as no map; anything else than a map leaves
/// the container open.
Members late_members_of(const JsonValue& object, std::string_view key, std::optional<Unknown>& open) {
  const JsonValue* map = given(object, key);
  if (map == nullptr || map->is_false()) return {};
  if (!map->is_object()) open = unexpected(key, "an object");
  return map->members();
}

/// Of a map that every version has.
Members members_of(const JsonValue& object, std::string_view key, std::optional<Unknown>& open) {
  if (given(object, key) == nullptr) open = missing(key);
  return late_members_of(object, key, open);
}

Property row_level_security_of(const JsonValue& table, bool has_policies) {
  if (has_policies) return Property::flag(true);
  if (given(table, "isRLSEnabled") == nullptr) return Property::not_known(missing("isRLSEnabled"));
  return flag_of(table, "isRLSEnabled");
}

/// `"auth"."users"` as the model has it.
std::string without_quotes(const std::string& table) {
  constexpr std::string_view kPublic = "public.";
  const std::string plain = base::replace_all(table, "\"", "");
  return plain.starts_with(kPublic) ? plain.substr(kPublic.size()) : plain;
}

class MapsReader {
 public:
  MapsReader(const JsonValue& snapshot, std::int64_t version, const LineIndex& lines)
      : snapshot_(snapshot), version_(version), lines_(lines) {}

  model::Schema read() {
    std::optional<Unknown>& open = schema_.open;
    for (const JsonValue* one : members_of(snapshot_, "schemas", open)) add_namespace(*one);
    for (const JsonValue* one : members_of(snapshot_, "enums", open)) schema_.enums.push_back(read_enum(*one, lines_));
    for (const JsonValue* one : late_members_of(snapshot_, "sequences", open)) add_sequence(*one);
    for (const JsonValue* one : late_members_of(snapshot_, "roles", open)) {
      schema_.roles.push_back(read_role(*one, lines_));
    }
    for (const JsonValue* one : late_members_of(snapshot_, "views", open)) {
      if (!flag_of(*one, "isExisting").text) schema_.views.push_back(read_view(*one, lines_));
    }
    for (const JsonValue* one : late_members_of(snapshot_, "policies", open)) add_policy(*one);
    read_tables(members_of(snapshot_, "tables", open));
    return std::move(schema_);
  }

 private:
  void add_namespace(const JsonValue& json) {
    model::Namespace space;
    space.name = json.is_string() ? json.text : json.key;
    space.place = lines_.at(json.begin, json.end);
    if (space.name != "public") schema_.namespaces.push_back(std::move(space));
  }

  void add_sequence(const JsonValue& json) {
    schema_.sequences.push_back(read_sequence_head(json, lines_));
    schema_.sequences.back().options = sequence_options(json, {{"increment", "increment"},
                                                               {"minvalue", "minValue"},
                                                               {"maxvalue", "maxValue"},
                                                               {"start", "startWith"},
                                                               {"cache", "cache"}});
  }

  /// Of a table that is not in the snapshot.
  void add_policy(const JsonValue& json) {
    model::Policy policy = read_policy(json, "to", lines_);
    policy.name = without_quotes(string_or(json, "on", "")) + "." + policy.name;
    schema_.policies.push_back(std::move(policy));
  }

  void read_tables(const Members& tables) {
    for (const model::Enum& one : schema_.enums) schemas_of_enum_[one.name].push_back(one.schema);
    for (const JsonValue* one : tables) {
      schema_.tables.push_back(read_table_head(*one, lines_));
      const model::Table& table = schema_.tables.back();
      schemas_of_table_[table.name].push_back(table.schema);
    }
    for (std::size_t at = 0; at < tables.size(); ++at) read_parts(*tables[at], schema_.tables[at]);
    for (const LateKind& late : kLateKinds) {
      if (!is_told(snapshot_, tables, late)) schema_.not_told.push_back(late.kind);
    }
  }

  void read_parts(const JsonValue& json, model::Table& table) const {
    if (table.unknown) return;
    std::optional<Unknown>& open = table.open_constraints;
    for (const JsonValue* one : members_of(json, "columns", table.open_columns)) {
      table.columns.push_back(column_of(*one));
    }
    for (const JsonValue* one : members_of(json, "compositePrimaryKeys", open)) {
      table.primary_keys.push_back(primary_key_of(*one, table.name));
    }
    for (const JsonValue* one : late_members_of(json, "uniqueConstraints", open)) {
      table.uniques.push_back(read_unique(*one, lines_));
    }
    for (const JsonValue* one : members_of(json, "foreignKeys", open)) {
      table.foreign_keys.push_back(read_foreign_key_head(*one, "columnsFrom", lines_));
      table.foreign_keys.back().foreign_table = foreign_table_of(*one);
    }
    for (const JsonValue* one : late_members_of(json, "checkConstraints", open)) {
      table.checks.push_back(read_check(*one, lines_));
    }
    for (const JsonValue* one : members_of(json, "indexes", open)) table.indexes.push_back(read_index(*one, lines_));
    for (const JsonValue* one : late_members_of(json, "policies", open)) {
      table.policies.push_back(read_policy(*one, "to", lines_));
    }
    table.row_level_security = row_level_security_of(json, !table.policies.empty());
  }

  model::Column column_of(const JsonValue& json) const {
    model::Column column = read_column_head(json, lines_);
    column.type_schema = type_schema_of(json, column.type);
    column.primary_key = flag_of(json, "primaryKey");
    column.default_value = default_of(json.find("default"), column.type);
    return column;
  }

  /// Of a type that comes without one: that of the snapshot's enum of its name.
  Property type_schema_of(const JsonValue& column, const Property& type) const {
    if (given(column, "typeSchema") != nullptr || !type.text) return text_of(column, "typeSchema");
    const auto schemas = schemas_of_enum_.find(type.text->substr(0, type.text->find('[')));
    if (schemas == schemas_of_enum_.end()) return {};
    if (schemas->second.size() > 1) return Property::not_known(missing("typeSchema"));
    return Property::of(schemas->second.front().empty() ? "public" : schemas->second.front());
  }

  model::PrimaryKey primary_key_of(const JsonValue& json, const std::string& table) const {
    model::PrimaryKey key = read_primary_key(json, lines_);
    if (version_ != kOldest || !key.columns.text) return key;
    const std::string old_name = table + "_" + base::replace_all(*key.columns.text, ", ", "_");
    if (key.name == old_name) key.name += "_pk";
    return key;
  }

  Property foreign_table_of(const JsonValue& key) const {
    const Property table = required_text_of(key, "tableTo");
    Property schema = text_of(key, "schemaTo");
    if (table.unknown) return table;
    if (version_ == kOldest && !schema.unknown && !schema.text) schema = schema_of_table(*table.text);
    if (schema.unknown) return schema;
    return Property::of(model::qualified(schema_name(schema.text.value_or("")), *table.text));
  }

  /// Of a foreign table that comes without one.
  Property schema_of_table(const std::string& table) const {
    const auto schemas = schemas_of_table_.find(table);
    if (schemas == schemas_of_table_.end()) return {};
    if (schemas->second.size() > 1) return Property::not_known(missing("schemaTo"));
    return Property::of(schemas->second.front());
  }

  const JsonValue& snapshot_;
  std::int64_t version_;
  const LineIndex& lines_;
  model::Schema schema_;
  std::map<std::string, std::vector<std::string>> schemas_of_enum_;  // by the bare names
  std::map<std::string, std::vector<std::string>> schemas_of_table_;
};

}  // namespace

model::Schema read_snapshot_maps(const JsonValue& snapshot, std::int64_t version, const LineIndex& lines) {
  return MapsReader(snapshot, version, lines).read();
}

}  // namespace lockstep::layout
