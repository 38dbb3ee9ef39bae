#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rows/database.h"

namespace lockstep::rows {

/// The value of one column in a row that is to be inserted.
struct Value {
  enum class Kind : std::uint8_t {
    kText,
    kNull,
    kDefault,  // the server's; `text` is that value when it is a constant
  };
  Kind kind = Kind::kDefault;
  std::string text;

  bool is_null() const { return kind == Kind::kNull; }
  bool is_text() const { return kind == Kind::kText; }
};
inline Value text_value(std::string text) {
  return {Value::Kind::kText, std::move(text)};
}
inline Value null_value() {
  return {Value::Kind::kNull, ""};
}

/// One for each column of the table.
using RowValues = std::vector<Value>;

/// "INSERT INTO … VALUES (…), (…)". `rows` are of one table and not empty.
std::string insert_statement(const Table& table, const std::vector<RowValues>& rows);

/// Whether the column gets its value from a sequence when none is given.
bool is_numbered_by_server(const Column& column);

/// A number that depends on all of the arguments, for choices that are to be the same in each run.
std::uint64_t mixed(std::uint64_t seed, std::string_view name, std::uint64_t n);

}  // namespace lockstep::rows
