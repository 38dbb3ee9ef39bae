#include "rows/key_guard.h"

#include <algorithm>

#include "base/text.h"
#include "rows/checks.h"
#include "rows/values.h"
#include "sql/parse.h"

namespace lockstep::rows {
namespace {

/// Whether the row can be of this kind. What is not known counts as yes.
bool may_hold(const Alternative& way, const Table& table, const Types& types, const RowValues& row) {
  return std::all_of(way.columns.begin(), way.columns.end(), [&](const auto& item) {
    const auto& [name, wanted] = item;
    const auto column = table.find_column(name);
    if (!column) return true;
    const Value& value = row[*column];
    if (value.is_null()) return wanted.null.value_or(false);
    if (value.kind == Value::Kind::kDefault && value.text.empty()) return true;
    if (wanted.null.value_or(false)) return false;
    const Resolved type = resolve(types, table.columns[*column].type, {});
    return type.type == nullptr || is_wanted({type.type, type.modifier, wanted, false, 0}, value.text);
  });
}

}  // namespace

KeyGuard::KeyGuard(const Table& table, const Types& types, const Key& key)
    : table_(table), types_(types), nulls_are_equal_(key.nulls_not_distinct) {
  for (const Key::Part& part : key.parts) {
    if (part.column) {
      columns_.push_back(*part.column);
      continue;
    }
    ignores_case_ = true;
    nulls_are_equal_ = true;  // coalesce(…) makes them so
    const auto expression = sql::parse_expression(part.expression);
    if (!expression) continue;
    sql::for_each_expression(*expression, [&](const sql::Expression& inner) {
      const auto column = inner.kind == sql::ExpressionKind::kColumn ? table.find_column(inner.text) : std::nullopt;
      if (column) columns_.push_back(*column);
    });
  }
  for (const std::size_t column : columns_) {
    const Resolved type = resolve(types, table.columns[column].type, {});
    if (type.type != nullptr && type.type->name == "citext") ignores_case_ = true;
  }
  if (key.predicate) predicate_ = read_check(*key.predicate);
}

bool KeyGuard::may_be_indexed(const RowValues& row) const {
  return predicate_.empty() || std::any_of(predicate_.begin(), predicate_.end(),
                                           [&](const Alternative& way) { return may_hold(way, table_, types_, row); });
}

std::optional<std::string> KeyGuard::tuple_of(const RowValues& row) const {
  std::string tuple;
  for (const std::size_t column : columns_) {
    const Value& value = row[column];
    if (value.is_null() && !nulls_are_equal_) return std::nullopt;
    if (value.kind == Value::Kind::kDefault && value.text.empty()) return std::nullopt;
    tuple += (value.is_null() ? "\x01" : value.text) + '\x02';
  }
  return ignores_case_ ? base::lower_ascii(tuple) : tuple;
}

bool KeyGuard::allows(const RowValues& row) const {
  const auto tuple = tuple_of(row);
  return !tuple || !taken_.contains(*tuple) || !may_be_indexed(row);
}

void KeyGuard::add(const RowValues& row) {
  const auto tuple = tuple_of(row);
  if (tuple && may_be_indexed(row)) taken_.insert(*tuple);
}

}  // namespace lockstep::rows
