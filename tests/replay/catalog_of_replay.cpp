#include <algorithm>

#include "base/text.h"
#include "catalogs.h"

namespace lockstep::replay_tests {
namespace {

using namespace replay;

std::string type_words(const sql::TypeName& type) {
  std::string text = type.name;
  if (type.dimensions > 0) text += "[]";
  if (!type.modifiers.empty()) text += "(" + base::join(type.modifiers, ",") + ")";
  return text;
}

bool is_view(const Relation& relation) {
  return relation.kind == RelationKind::kView || relation.kind == RelationKind::kMaterializedView;
}

std::string describe(const Relation& relation, const Column& column) {
  std::string line = "column " + relation.schema + "." + relation.name + "." + column.name;
  if (!is_view(relation)) line += " " + (column.is_type_known ? type_words(column.type) : "?");
  if (is_view(relation)) return line;
  if (column.not_null) line += " not null";
  if (column.generated) {
    line += " generated";
  } else if (column.default_value) {
    line += " default";
  }
  if (column.identity == Column::Identity::kAlways) line += " identity always";
  if (column.identity == Column::Identity::kByDefault) line += " identity by default";
  return line;
}

std::string_view words(sql::ConstraintKind kind) {
  switch (kind) {
    case sql::ConstraintKind::kCheck:
      return "check";
    case sql::ConstraintKind::kPrimaryKey:
      return "primary key";
    case sql::ConstraintKind::kUnique:
      return "unique";
    case sql::ConstraintKind::kExclusion:
      return "exclusion";
    case sql::ConstraintKind::kForeignKey:
      return "foreign key";
    default:
      return "";
  }
}

void add(const Relation& relation, std::vector<std::string>& lines) {
  const std::string name = relation.schema + "." + relation.name;
  lines.push_back(std::string(replay::words(relation.kind)) + " " + name +
                  (relation.is_partitioned() ? " partitioned" : "") + (relation.partition_of != 0 ? " partition" : "") +
                  (relation.has_row_security ? " row security" : ""));
  for (const Column& column : relation.columns) lines.push_back(describe(relation, column));
  for (const Constraint& one : relation.constraints) {
    if (words(one.kind).empty()) continue;
    lines.push_back("constraint " + name + "." + one.name + " " + std::string(words(one.kind)) +
                    (one.is_valid ? "" : " not valid"));
  }
  for (const Index& one : relation.indexes) {
    lines.push_back("index " + relation.schema + "." + one.name + " on " + relation.name +
                    (one.is_unique ? " unique" : "") + (one.is_valid ? "" : " not valid"));
  }
  for (const Trigger& one : relation.triggers) lines.push_back("trigger " + name + "." + one.name);
  for (const Policy& one : relation.policies) lines.push_back("policy " + name + "." + one.name);
}

void add(const Type& type, std::vector<std::string>& lines) {
  std::vector<std::string> labels;
  for (const EnumLabel& label : type.labels) labels.push_back(label.label);
  const std::string list = base::join(labels, ", ");
  lines.push_back(std::string(replay::words(type.kind)) + " " + type.schema + "." + type.name +
                  (list.empty() ? "" : " " + list));
}

}  // namespace

std::vector<std::string> catalog_of(const Database& database) {
  std::vector<std::string> lines;
  for (Id id = 1; id <= database.last_id(); ++id) {
    const Object& object = database.object(id);
    if (const auto* relation = std::get_if<Relation>(&object); relation != nullptr && relation->schema != "pg_temp") {
      add(*relation, lines);
    } else if (const auto* type = std::get_if<Type>(&object)) {
      add(*type, lines);
    } else if (const auto* function = std::get_if<Function>(&object)) {
      lines.push_back("function " + function->schema + "." + function->name);
    } else if (const auto* schema = std::get_if<Schema>(&object)) {
      lines.push_back("schema " + schema->name);
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace lockstep::replay_tests
