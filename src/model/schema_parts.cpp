#include "model/schema_parts.h"

#include <algorithm>

namespace lockstep::model {

std::vector<SchemaPart> relations(const Schema& schema) {
  std::vector<SchemaPart> all;
  for (const Namespace& space : schema.namespaces) all.push_back({ObjectKind::kNamespace, &space, {}, {}});
  for (const Enum& one : schema.enums) all.push_back({ObjectKind::kEnum, &one, one.schema, {}, nullptr, &one});
  for (const Sequence& one : schema.sequences) {
    all.push_back({ObjectKind::kSequence, &one, one.schema, properties(one)});
  }
  for (const Table& one : schema.tables) {
    all.push_back({ObjectKind::kTable, &one, one.schema, properties(one), &one});
  }
  for (const View& one : schema.views) all.push_back({ObjectKind::kView, &one, one.schema, properties(one)});
  for (const Role& one : schema.roles) all.push_back({ObjectKind::kRole, &one, {}, properties(one)});
  for (const Policy& one : schema.policies) all.push_back({ObjectKind::kPolicy, &one, {}, properties(one)});
  return all;
}

std::vector<SchemaPart> parts(const Table& table) {
  std::vector<SchemaPart> all;
  const auto add = [&](ObjectKind kind, const auto& objects) {
    for (const auto& object : objects) all.push_back({kind, &object, {}, properties(object)});
  };
  add(ObjectKind::kColumn, table.columns);
  add(ObjectKind::kPrimaryKey, table.primary_keys);
  add(ObjectKind::kUnique, table.uniques);
  add(ObjectKind::kForeignKey, table.foreign_keys);
  add(ObjectKind::kCheck, table.checks);
  add(ObjectKind::kIndex, table.indexes);
  add(ObjectKind::kPolicy, table.policies);
  return all;
}

std::string qualified(const SchemaPart& part) {
  return qualified(part.schema, part.object->name);
}

int compare_names(const SchemaPart& left, const SchemaPart& right) {
  if (left.kind != right.kind) return left.kind < right.kind ? -1 : 1;
  if (const int schemas = left.schema.compare(right.schema); schemas != 0) return schemas;
  return left.object->name.compare(right.object->name);
}

void sort_by_name(std::vector<SchemaPart>& parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const SchemaPart& left, const SchemaPart& right) { return compare_names(left, right) < 0; });
}

}  // namespace lockstep::model
