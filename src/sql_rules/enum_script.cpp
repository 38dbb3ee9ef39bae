#include <algorithm>

#include "base/text.h"
#include "sql_rules/enum_change.h"

namespace lockstep::sql_rules {
namespace {

using lint::literal;
using lint::quoted;

bool has(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

std::vector<std::string> removed_labels(const EnumChange& change) {
  std::vector<std::string> removed;
  if (change.new_labels.empty()) return removed;
  for (const std::string& label : change.old_labels) {
    if (!has(change.new_labels, label)) removed.push_back(label);
  }
  return removed;
}

/// The label of a default such as 'a' or 'a'::mood; empty when it is something else.
std::string label_of(const std::string& value) {
  const std::size_t end = value.find('\'', 1);
  return value.starts_with('\'') && end != std::string::npos ? value.substr(1, end - 1) : "";
}

/// What takes the place of removed values in a column: its default, if that stays.
std::string replacement(const EnumColumn& column, const std::vector<std::string>& labels) {
  const std::string preset = column.default_value ? label_of(*column.default_value) : "";
  if (has(labels, preset)) return preset;
  return labels.empty() ? "…" : labels.front();
}

std::string moved_values(const EnumColumn& column, const std::vector<std::string>& removed,
                         const std::vector<std::string>& labels) {
  const std::string name = quoted(column.name);
  const std::string to = literal(replacement(column, labels));
  const std::string update = "UPDATE " + quoted(column.table) + " SET " + name + " = ";
  if (column.dimensions > 0) {
    std::string value = name;
    for (const std::string& label : removed) value = "array_replace(" + value + ", " + literal(label) + ", " + to + ")";
    return update + value;
  }
  std::vector<std::string> values;
  for (const std::string& label : removed) values.push_back(literal(label));
  return update + to + " WHERE " + name + " IN (" + base::join(values, ", ") + ")";
}

std::string converted(const EnumColumn& column, const std::string& type, const std::vector<std::string>& labels) {
  const std::string alter = "ALTER COLUMN " + quoted(column.name);
  const std::string full = type + (column.dimensions > 0 ? "[]" : "");
  const std::string change = alter + " TYPE " + full + " USING " + quoted(column.name) + "::text::" + full;
  const std::string table = "ALTER TABLE " + quoted(column.table);
  if (!column.default_value) return table + " " + change;
  const std::string label = label_of(*column.default_value);
  const bool is_gone = !label.empty() && column.dimensions == 0 && !has(labels, label);
  const std::string value = is_gone ? literal(replacement(column, labels)) : *column.default_value;
  return table + "\n  " + alter + " DROP DEFAULT,\n  " + change + ",\n  " + alter + " SET DEFAULT " + value;
}

/// What brings an obstacle back; by hand where its text still names a value that is gone.
void add_made_again(const Obstacle& obstacle, const std::vector<std::string>& removed, std::vector<std::string>& sql) {
  for (const std::string& text : obstacle.make) {
    const auto gone = std::find_if(removed.begin(), removed.end(),
                                   [&](const std::string& label) { return base::contains(text, literal(label)); });
    const bool is_whole = gone == removed.end();
    sql.push_back(is_whole ? text : "-- here make " + obstacle.description + " again, without " + literal(*gone));
  }
}

}  // namespace

std::vector<std::string> complete_change(const EnumChange& change) {
  const std::vector<std::string>& labels = change.new_labels.empty() ? change.old_labels : change.new_labels;
  const std::vector<std::string> removed = removed_labels(change);
  const std::string type = quoted(change.name);
  const std::string old_name = change.name.name + "_old";
  std::vector<std::string> values;
  for (const std::string& label : labels) values.push_back(literal(label));
  std::vector<std::string> sql;
  for (const EnumColumn& column : change.columns) {
    if (!removed.empty() && !column.is_private) sql.push_back(moved_values(column, removed, labels));
  }
  for (const Obstacle& one : change.obstacles) sql.insert(sql.end(), one.drop.begin(), one.drop.end());
  sql.push_back("ALTER TYPE " + type + " RENAME TO " + quoted(old_name));
  sql.push_back("CREATE TYPE " + type + " AS ENUM (" + base::join(values, ", ") + ")");
  for (const EnumColumn& column : change.columns) sql.push_back(converted(column, type, labels));
  sql.push_back("DROP TYPE " + quoted(sql::QualifiedName{change.name.schema, old_name, {}}));
  for (auto one = change.obstacles.rbegin(); one != change.obstacles.rend(); ++one) {
    add_made_again(*one, removed, sql);
  }
  return sql;
}

}  // namespace lockstep::sql_rules
