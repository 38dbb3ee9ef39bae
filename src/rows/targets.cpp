#include "rows/targets.h"

#include "base/text.h"
#include "pg/quote.h"

namespace lockstep::rows {
namespace {

constexpr std::size_t kMostUpdated = 100;
constexpr std::size_t kTargetAttempts = 3;

std::string own_columns(const Table& table, const ForeignKey& key) {
  std::vector<std::string> columns;
  for (const std::size_t column : key.columns) {
    columns.push_back(pg::quote_identifier(table.columns[column].name) + "::text");
  }
  return base::join(columns, ", ");
}

/// "a = '1', b = '2'" for the columns that can be NULL; "" when the others are of another target.
std::string assignments(const Table& table, const ForeignKey& key, const pg::Row& row,
                        const std::vector<std::string>& target) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const Column& column = table.columns[key.columns[i]];
    if (!row.is_null(i + 2)) {
      if (row.text(i + 2) != target[i]) return "";
    } else {
      parts.push_back(pg::quote_identifier(column.name) + " = " + pg::quote_literal(target[i]));
    }
  }
  return base::join(parts, ", ");
}

}  // namespace

Tuples read_targets(pg::Connection& connection, const ForeignKey& key) {
  std::vector<std::string> columns;
  std::vector<std::string> names;
  std::vector<std::string> conditions;
  for (const std::string& column : key.target_columns) {
    names.push_back("c" + std::to_string(names.size()));
    columns.push_back(pg::quote_identifier(column) + "::text COLLATE \"C\" AS " + names.back());
    conditions.push_back(pg::quote_identifier(column) + " IS NOT NULL");
  }
  auto result = connection.run("SAVEPOINT lockstep_read; SELECT DISTINCT " + base::join(columns, ", ") + " FROM " +
                               quoted(key.target_name) + " WHERE " + base::join(conditions, " AND ") + " ORDER BY " +
                               base::join(names, ", ") + " LIMIT 200");
  if (!result) {
    connection.query("ROLLBACK TO SAVEPOINT lockstep_read");
    return {};
  }
  Tuples tuples;
  for (const pg::Row row : *result) {
    std::vector<std::string> tuple;
    for (std::size_t i = 0; i < names.size(); ++i) tuple.emplace_back(row.text(i));
    tuples.push_back(std::move(tuple));
  }
  return tuples;
}

std::vector<RowValues> read_rows(pg::Connection& connection, const Table& table) {
  std::vector<std::string> columns;
  for (const Column& column : table.columns) columns.push_back(pg::quote_identifier(column.name) + "::text");
  if (columns.empty()) return {};
  std::vector<RowValues> rows;
  const pg::Result result =
      connection.query("SELECT " + base::join(columns, ", ") + " FROM " + quoted(table.name) + " LIMIT 1000");
  for (const pg::Row row : result) {
    RowValues values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      values.push_back(row.is_null(i) ? null_value() : text_value(std::string(row.text(i))));
    }
    rows.push_back(std::move(values));
  }
  return rows;
}

void set_references(pg::Connection& connection, Transaction& transaction, const Table& table, const ForeignKey& key,
                    std::chrono::steady_clock::time_point deadline) {
  const Tuples targets = read_targets(connection, key);
  if (targets.empty()) return;
  const pg::Result rows =
      connection.query("SELECT tableoid, ctid, " + own_columns(table, key) + " FROM " + quoted(table.name) +
                       " ORDER BY tableoid, ctid LIMIT " + std::to_string(kMostUpdated));
  std::size_t index = 0;
  for (const pg::Row row : rows) {
    ++index;
    if (index % 4 == 0 || std::chrono::steady_clock::now() > deadline) continue;
    std::size_t attempts = 0;
    for (std::size_t i = 0; i < targets.size() && attempts < kTargetAttempts; ++i) {
      const std::string assigned = assignments(table, key, row, targets[(index + i) % targets.size()]);
      if (assigned.empty()) continue;
      ++attempts;
      const auto failure = transaction.attempt("UPDATE " + quoted(table.name) + " SET " + assigned +
                                               " WHERE tableoid = " + std::string(row.text(0)) + " AND ctid = '" +
                                               std::string(row.text(1)) + "'");
      if (!failure) break;
    }
  }
}

}  // namespace lockstep::rows
