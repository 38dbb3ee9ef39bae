#include "describe.h"

#include <optional>

#include "base/text.h"
#include "model/schema_parts.h"

namespace lockstep::evaluate_tests {
namespace {

std::string on_one_line(std::string text) {
  return base::replace_all(std::move(text), "\n", "\\n");
}

void add(std::vector<std::string>& list, const std::string& where, const std::optional<model::Unknown>& unknown) {
  if (unknown) list.push_back(on_one_line(where + ": " + unknown->reason));
}

void add_part(std::vector<std::string>& list, const std::string& where, const model::SchemaPart& part) {
  add(list, where, part.object->unknown);
  for (const model::NamedProperty& property : part.properties) {
    add(list, where + " " + std::string(property.name), property.value->unknown);
  }
}

}  // namespace

std::string describe(const model::SchemaDifference& difference) {
  std::string text(model::noun(difference.object));
  text += " " + difference.relation;
  if (!difference.name.empty()) text += "." + difference.name;
  if (difference.kind == model::SchemaDifference::Kind::kAdded) return text + " is added";
  if (difference.kind == model::SchemaDifference::Kind::kRemoved) return text + " is removed";
  if (!difference.property.empty()) text += " " + difference.property;
  return on_one_line(text + ": " + difference.before + " became " + difference.after);
}

std::vector<std::string> differences(const model::Schema& before, const model::Schema& after) {
  std::vector<std::string> described;
  for (const model::SchemaDifference& difference : model::compare_schemas(before, after)) {
    if (difference.is_certain) described.push_back(describe(difference));
  }
  return described;
}

std::vector<std::string> unknowns(const model::Table& table) {
  const std::string name = model::qualified(table.schema, table.name);
  std::vector<std::string> list;
  add(list, name + " may have more columns", table.open_columns);
  add(list, name + " may have more constraints", table.open_constraints);
  for (const model::SchemaPart& part : model::parts(table)) add_part(list, name + "." + part.object->name, part);
  return list;
}

std::vector<std::string> unknowns(const model::Schema& schema) {
  std::vector<std::string> list;
  add(list, "there may be more objects", schema.open);
  for (const model::SchemaPart& relation : model::relations(schema)) {
    add_part(list, model::qualified(relation), relation);
    if (relation.table == nullptr) continue;
    for (std::string& line : unknowns(*relation.table)) list.push_back(std::move(line));
  }
  return list;
}

}  // namespace lockstep::evaluate_tests
