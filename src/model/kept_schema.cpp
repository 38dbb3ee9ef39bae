#include "model/kept_schema.h"

#include <string_view>

#include "base/text.h"
#include "base/utf8.h"

namespace lockstep::model {
namespace {

constexpr std::size_t kLongestName = 63;  // NAMEDATALEN - 1

void cut(std::string& name) {
  if (name.size() > kLongestName) name.resize(base::character_boundary(name, kLongestName));
}

template <typename Object>
void cut_all(std::vector<Object>& objects) {
  for (Object& object : objects) cut(object.name);
}

void trim(Property& expression) {
  if (expression.text) expression.text = std::string(base::trim(*expression.text));
}

/// "timestamp (3)" and "numeric(10, 2)" without the blanks; the one in "timestamp(3) with time zone" stays.
void tighten(Property& type) {
  if (!type.text) return;
  std::string tight;
  for (const char c : *type.text) {
    if (c == ' ' && (tight.ends_with(',') || tight.ends_with('('))) continue;
    while ((c == '(' || c == ',' || c == ')') && tight.ends_with(' ')) tight.pop_back();
    tight += c;
  }
  type.text = std::move(tight);
}

/// The columns of the table's primary key, whether it is declared at the column or not.
std::optional<std::string> key_columns(const Table& table) {
  if (!table.primary_keys.empty()) return table.primary_keys.front().columns.text;
  for (const Column& column : table.columns) {
    if (column.primary_key.text) return column.name;
  }
  return std::nullopt;
}

void keep(Table& table) {
  for (Column& column : table.columns) {
    tighten(column.type);
    trim(column.default_value);
    trim(column.generated);
  }
  for (Check& check : table.checks) trim(check.expression);
  for (Index& index : table.indexes) trim(index.where);
  for (Policy& policy : table.policies) {
    trim(policy.using_expression);
    trim(policy.with_check);
  }
  if (const auto key = key_columns(table)) {
    std::erase_if(table.uniques, [&](const Unique& unique) { return unique.columns.text == key; });
  }
  cut_all(table.columns);
  cut_all(table.primary_keys);
  cut_all(table.uniques);
  cut_all(table.foreign_keys);
  cut_all(table.checks);
  cut_all(table.indexes);
  cut_all(table.policies);
}

}  // namespace

Schema as_kept(Schema schema) {
  for (Table& table : schema.tables) keep(table);
  for (View& view : schema.views) trim(view.definition);
  cut_all(schema.tables);
  cut_all(schema.enums);
  cut_all(schema.sequences);
  cut_all(schema.views);
  return schema;
}

}  // namespace lockstep::model
