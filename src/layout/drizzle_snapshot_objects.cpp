#include "layout/drizzle_snapshot_objects.h"

#include <utility>

#include "layout/drizzle_snapshot_words.h"

namespace lockstep::layout {
namespace {

using model::Property;
using model::Unknown;

void fill(model::Object& object, const JsonValue& json, std::string name, const LineIndex& lines) {
  object.name = std::move(name);
  object.place = lines.at(json.begin, json.end);
  if (!json.is_object()) object.unknown = Unknown{"it is not an object", 0};
}

void fill(model::Object& object, const JsonValue& json, const LineIndex& lines) {
  fill(object, json, string_or(json, "name", json.key), lines);
}

void fill_relation(model::Object& object, std::string& schema, const JsonValue& json, const LineIndex& lines) {
  RelationName name = relation_name(json);
  fill(object, json, std::move(name.name), lines);
  schema = std::move(name.schema);
}

Property identity_of(const JsonValue& identity) {
  const std::string type = string_or(identity, "type", "");
  if (type == "always") return Property::of("always");
  if (type == "byDefault") return Property::of("by default");
  return Property::not_known(unexpected("type", "\"always\" or \"byDefault\""));
}

Property identity_sequence_of(const JsonValue& identity) {
  const Property name = required_text_of(identity, "name");
  if (name.unknown) return name;
  const Property options = sequence_options(identity, {{"increment", "increment"},
                                                       {"minvalue", "minValue"},
                                                       {"maxvalue", "maxValue"},
                                                       {"start", "startWith"},
                                                       {"cache", "cache"}});
  return options.text ? Property::of(*name.text + " " + *options.text) : options;
}

}  // namespace

RelationName relation_name(const JsonValue& relation) {
  const std::size_t dot = relation.key.find('.');
  const std::string key_schema = dot == std::string::npos ? "" : relation.key.substr(0, dot);
  const std::string key_name = dot == std::string::npos ? relation.key : relation.key.substr(dot + 1);
  return {schema_name(string_or(relation, "schema", key_schema)), string_or(relation, "name", key_name)};
}

model::Enum read_enum(const JsonValue& json, const LineIndex& lines) {
  model::Enum one;
  fill_relation(one, one.schema, json, lines);
  if (one.unknown) return one;
  const JsonValue* values = given(json, "values");  // version 5 has an object, {"a":"a"}
  if (values == nullptr) {
    one.unknown = missing("values");
  } else if (!values->is_array() && !values->is_object()) {
    one.unknown = unexpected("values", "an array of strings");
  } else {
    for (const JsonValue& value : values->children) {
      if (!value.is_string()) one.unknown = unexpected("values", "an array of strings");
      one.values.push_back(value.text);
    }
  }
  if (one.unknown) one.values.clear();
  return one;
}

model::Table read_table_head(const JsonValue& json, const LineIndex& lines) {
  model::Table table;
  fill_relation(table, table.schema, json, lines);
  return table;
}

model::View read_view(const JsonValue& json, const LineIndex& lines) {
  model::View view;
  fill_relation(view, view.schema, json, lines);
  view.materialized = flag_of(json, "materialized");
  view.definition = required_text_of(json, "definition");
  view.options = view_options_of(json);
  return view;
}

model::Sequence read_sequence_head(const JsonValue& json, const LineIndex& lines) {
  model::Sequence sequence;
  fill_relation(sequence, sequence.schema, json, lines);
  return sequence;
}

model::Role read_role(const JsonValue& json, const LineIndex& lines) {
  model::Role role;
  fill(role, json, lines);
  role.options = role_options_of(json);
  return role;
}

model::Column read_column_head(const JsonValue& json, const LineIndex& lines) {
  model::Column column;
  fill(column, json, lines);
  column.type = required_text_of(json, "type");
  column.not_null = flag_of(json, "notNull");
  if (const JsonValue* generated = given(json, "generated"); generated != nullptr) {
    column.generated = required_text_of(*generated, "as");
  }
  if (const JsonValue* identity = given(json, "identity"); identity != nullptr) {
    column.identity = identity_of(*identity);
    column.sequence = identity_sequence_of(*identity);
  }
  return column;
}

model::PrimaryKey read_primary_key(const JsonValue& json, const LineIndex& lines) {
  model::PrimaryKey key;
  fill(key, json, lines);
  key.columns = list_of(json, "columns");
  return key;
}

model::Unique read_unique(const JsonValue& json, const LineIndex& lines) {
  model::Unique unique;
  fill(unique, json, lines);
  unique.columns = list_of(json, "columns");
  unique.nulls_not_distinct = flag_of(json, "nullsNotDistinct");
  return unique;
}

model::ForeignKey read_foreign_key_head(const JsonValue& json, std::string_view columns_key, const LineIndex& lines) {
  model::ForeignKey key;
  fill(key, json, lines);
  key.columns = list_of(json, columns_key);
  key.foreign_columns = list_of(json, "columnsTo");
  key.on_delete = word_of(json, "onDelete", "no action");
  key.on_update = word_of(json, "onUpdate", "no action");
  return key;
}

model::Check read_check(const JsonValue& json, const LineIndex& lines) {
  model::Check check;
  fill(check, json, lines);
  check.expression = required_text_of(json, "value");
  return check;
}

model::Index read_index(const JsonValue& json, const LineIndex& lines) {
  model::Index index;
  fill(index, json, lines);
  index.keys = index_keys_of(json);
  index.unique = flag_of(json, "isUnique");
  index.method = word_of(json, "method", "btree");
  index.where = text_of(json, "where");
  index.concurrently = flag_of(json, "concurrently");
  index.with = storage_parameters_of(json, "with");
  return index;
}

model::Policy read_policy(const JsonValue& json, std::string_view roles_key, const LineIndex& lines) {
  model::Policy policy;
  fill(policy, json, lines);
  policy.as = word_of(json, "as", "permissive");
  policy.command = word_of(json, "for", "all");
  policy.roles = sorted_list_of(json, roles_key, "public");
  policy.using_expression = text_of(json, "using");
  policy.with_check = text_of(json, "withCheck");
  return policy;
}

}  // namespace lockstep::layout
