#include "model/touched_tables.h"

#include <algorithm>
#include <set>

namespace lockstep::model {
namespace {

/// The qualified name of a column's type, of which an array's brackets are no part.
std::string type_of(const Column& column) {
  const std::string type = column.type.text.value_or("");
  const std::string schema = column.type_schema.text.value_or("");
  return qualified(schema == "public" ? "" : schema, type.substr(0, type.find('[')));
}

}  // namespace

std::vector<Table> touched_tables(const Schema& schema, const std::vector<SchemaDifference>& differences) {
  std::set<std::string> relations;
  std::set<std::string> enums;
  for (const SchemaDifference& difference : differences) {
    (difference.object == ObjectKind::kEnum ? enums : relations).insert(difference.relation);
  }
  std::vector<Table> touched;
  for (const Table& table : schema.tables) {
    const bool is_named = relations.contains(qualified(table.schema, table.name));
    const bool has_enum = std::any_of(table.columns.begin(), table.columns.end(),
                                      [&](const Column& column) { return enums.contains(type_of(column)); });
    if (is_named || has_enum) touched.push_back(table);
  }
  return touched;
}

}  // namespace lockstep::model
