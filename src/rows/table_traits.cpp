#include "rows/table_traits.h"

#include <algorithm>

#include "rows/check_atoms.h"
#include "rows/ordinals.h"
#include "rows/values.h"
#include "sql/parse.h"

namespace lockstep::rows {
namespace {

bool is_range(const Resolved& type) {
  return type.type != nullptr && (type.type->kind == TypeKind::kRange || type.type->kind == TypeKind::kMultirange);
}

bool has_few_values(const Resolved& type) {
  return type.type == nullptr || type.type->kind == TypeKind::kEnum || type.type->name == "bool";
}

bool is_reference(const Table& table, std::size_t column) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

}  // namespace

std::vector<Alternative> possible_ways(const Table& table, std::vector<Alternative> ways) {
  std::erase_if(ways, [&](const Alternative& way) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
      const auto wanted = way.columns.find(column.name);
      return column.not_null && wanted != way.columns.end() && wanted->second.null == true;
    });
  });
  return ways;
}

std::vector<std::size_t> varying_columns(const Table& table, const Types& types, const Key& key,
                                         const std::vector<std::size_t>& columns) {
  const bool is_numbered = std::any_of(
      columns.begin(), columns.end(), [&](std::size_t column) { return is_numbered_by_server(table.columns[column]); });
  if (is_numbered && !key.is_exclusion) return {};
  if (key.is_exclusion) {
    std::vector<std::size_t> found;
    for (const std::size_t column : columns) {
      if (is_range(resolve(types, table.columns[column].type, {}))) found.push_back(column);
    }
    return found.empty() ? columns : found;
  }
  for (const std::size_t column : columns) {
    const Column& described = table.columns[column];
    const bool is_free = !is_reference(table, column) && !described.is_generated;
    if (is_free && !has_few_values(resolve(types, described.type, {}))) return {column};
  }
  return columns;
}

bool has_no_boundaries_in_key(const Types& types, const Key& key, const Column& column) {
  const Resolved type = resolve(types, column.type, {});
  if (type.type == nullptr) return false;
  return key.is_exclusion || line_of(type.type->name) == Line::kInteger;
}

std::vector<Comparison> ordered_by_key(const Table& table, const Types& types, const Key& key,
                                       const std::vector<std::size_t>& columns) {
  if (!key.is_exclusion) return {};
  const auto is_plain = [](const Key::Part& part) { return part.column.has_value(); };
  if (std::all_of(key.parts.begin(), key.parts.end(), is_plain)) return {};
  std::vector<std::string> ends;
  for (const std::size_t column : columns) {
    const Resolved type = resolve(types, table.columns[column].type, {});
    const bool is_end =
        type.type != nullptr && line_of(type.type->name) != Line::kNone &&
        std::none_of(key.parts.begin(), key.parts.end(), [&](const Key::Part& part) { return part.column == column; });
    if (is_end) ends.push_back(table.columns[column].name);
  }
  if (ends.size() != 2) return {};
  return {{ends[0], "<", ends[1]}};
}

bool is_free_key(const Table& table, std::size_t column) {
  const bool is_key = std::any_of(table.keys.begin(), table.keys.end(), [&](const Key& key) {
    return !key.is_exclusion && !key.predicate && key.parts.size() == 1 && key.parts[0].column == column;
  });
  return is_key && !is_reference(table, column);
}

std::vector<std::string> labels_of(const Types& types, const Column& column) {
  const Resolved type = resolve(types, column.type, {});
  if (type.type == nullptr || column.is_generated) return {};
  if (type.type->name == "bool") return {"true", "false"};
  return type.type->kind == TypeKind::kEnum ? type.type->labels : std::vector<std::string>{};
}

std::optional<std::string> constant_default(const Column& column) {
  if (!column.default_expression || column.is_generated) return std::nullopt;
  const auto parsed = sql::parse_expression(*column.default_expression);
  return parsed ? constant_of(*parsed) : std::nullopt;
}

bool holds(const Table& table, const Types& types, const Comparison& comparison, const RowValues& row) {
  const std::size_t left = *table.find_column(comparison.left);
  const std::size_t right = *table.find_column(comparison.right);
  if (!row[left].is_text() || !row[right].is_text()) return false;
  if (comparison.op == "=") return row[left].text == row[right].text;
  if (comparison.op == "<>") return row[left].text != row[right].text;
  const Resolved type = resolve(types, table.columns[left].type, {});
  const Line line = type.type == nullptr ? Line::kNone : line_of(type.type->name);
  const auto first = ordinal_of(line, row[left].text);
  const auto second = ordinal_of(line, row[right].text);
  if (!first || !second) return false;
  if (comparison.op == "<") return *first < *second;
  if (comparison.op == "<=") return *first <= *second;
  if (comparison.op == ">") return *first > *second;
  return comparison.op == ">=" && *first >= *second;
}

}  // namespace lockstep::rows
