#include "rows/row.h"

#include "base/text.h"
#include "pg/quote.h"

namespace lockstep::rows {
namespace {

std::string literal(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return "NULL";
    case Value::Kind::kDefault:
      return "DEFAULT";
    case Value::Kind::kText:
      break;
  }
  return pg::quote_literal(value.text);
}

}  // namespace

std::string insert_statement(const Table& table, const std::vector<RowValues>& rows) {
  std::vector<std::size_t> columns;
  bool overrides_identity = false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].is_generated) continue;
    columns.push_back(i);
    for (const RowValues& row : rows) {
      overrides_identity = overrides_identity || (table.columns[i].identity != Identity::kNone && row[i].is_text());
    }
  }
  std::string sql = "INSERT INTO " + quoted(table.name);
  if (columns.empty()) return sql + " DEFAULT VALUES";
  std::vector<std::string> names;
  for (const std::size_t column : columns) names.push_back(pg::quote_identifier(table.columns[column].name));
  sql += " (" + base::join(names, ", ") + ")";
  if (overrides_identity) sql += " OVERRIDING SYSTEM VALUE";
  sql += " VALUES ";
  std::vector<std::string> lines;
  for (const RowValues& row : rows) {
    std::vector<std::string> literals;
    for (const std::size_t column : columns) literals.push_back(literal(row[column]));
    lines.push_back("(" + base::join(literals, ", ") + ")");
  }
  return sql + base::join(lines, ", ");
}

bool is_numbered_by_server(const Column& column) {
  return column.identity != Identity::kNone ||
         (column.default_expression && column.default_expression->starts_with("nextval("));
}

std::uint64_t mixed(std::uint64_t seed, std::string_view name, std::uint64_t n) {
  // FNV-1a over the bytes, then the finaliser of splitmix64.
  std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash += n * 0x9e3779b97f4a7c15U;
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31U);
}

}  // namespace lockstep::rows
