#include "model/schema.h"

namespace lockstep::model {

std::string_view noun(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::kNamespace:
      return "schema";
    case ObjectKind::kEnum:
      return "enum";
    case ObjectKind::kSequence:
      return "sequence";
    case ObjectKind::kTable:
      return "table";
    case ObjectKind::kColumn:
      return "column";
    case ObjectKind::kPrimaryKey:
      return "primary key";
    case ObjectKind::kUnique:
      return "unique constraint";
    case ObjectKind::kForeignKey:
      return "foreign key";
    case ObjectKind::kCheck:
      return "check";
    case ObjectKind::kIndex:
      return "index";
    case ObjectKind::kPolicy:
      return "policy";
    case ObjectKind::kView:
      return "view";
    case ObjectKind::kRole:
      return "role";
  }
  return "object";
}

std::vector<NamedProperty> properties(const Column& column) {
  return {{"type", &column.type},
          {"type schema", &column.type_schema},
          {"not null", &column.not_null},
          {"primary key", &column.primary_key},
          {"default", &column.default_value},
          {"generated", &column.generated},
          {"identity", &column.identity},
          {"sequence", &column.sequence}};
}

std::vector<NamedProperty> properties(const PrimaryKey& key) {
  return {{"columns", &key.columns}};
}

std::vector<NamedProperty> properties(const Unique& unique) {
  return {{"columns", &unique.columns}, {"nulls not distinct", &unique.nulls_not_distinct}};
}

std::vector<NamedProperty> properties(const ForeignKey& key) {
  return {{"columns", &key.columns},
          {"foreign table", &key.foreign_table},
          {"foreign columns", &key.foreign_columns},
          {"on delete", &key.on_delete},
          {"on update", &key.on_update}};
}

std::vector<NamedProperty> properties(const Check& check) {
  return {{"expression", &check.expression}};
}

std::vector<NamedProperty> properties(const Index& index) {
  return {{"unique", &index.unique}, {"method", &index.method}, {"keys", &index.keys},
          {"with", &index.with},     {"where", &index.where},   {"concurrently", &index.concurrently}};
}

std::vector<NamedProperty> properties(const Policy& policy) {
  return {{"as", &policy.as},
          {"for", &policy.command},
          {"to", &policy.roles},
          {"using", &policy.using_expression},
          {"with check", &policy.with_check}};
}

std::vector<NamedProperty> properties(const Table& table) {
  return {{"row level security", &table.row_level_security}};
}

std::vector<NamedProperty> properties(const View& view) {
  return {{"materialized", &view.materialized}, {"definition", &view.definition}, {"options", &view.options}};
}

std::vector<NamedProperty> properties(const Sequence& sequence) {
  return {{"options", &sequence.options}};
}

std::vector<NamedProperty> properties(const Role& role) {
  return {{"options", &role.options}};
}

std::string qualified(std::string_view schema, std::string_view name) {
  return schema.empty() ? std::string(name) : std::string(schema) + "." + std::string(name);
}

}  // namespace lockstep::model
