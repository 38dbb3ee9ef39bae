#include "rows/fill.h"

#include <algorithm>

#include "rows/group.h"
#include "rows/order.h"
#include "rows/queries.h"
#include "rows/targets.h"

// Tables are filled in the order of their references (order.h), those that need each other together (group.h).
// References within a cycle that can be NULL at first are set at the end.
namespace lockstep::rows {
namespace {

using Clock = std::chrono::steady_clock;

bool is_skipped(const Table& table, const Options& options) {
  const auto& schemas = options.skipped_schemas;
  const auto& tables = options.skipped_tables;
  return std::find(schemas.begin(), schemas.end(), table.name.schema) != schemas.end() ||
         std::find(tables.begin(), tables.end(), table.name) != tables.end();
}

Database read_tables_to_fill(pg::Connection& connection, const Options& options) {
  Transaction transaction(connection, options.time_in_all);
  Database database = read_database(connection);
  std::erase_if(database.tables, [&](const Table& table) { return is_skipped(table, options); });
  return database;
}

void move_sequences(pg::Connection& connection, const Database& database, const Options& options) {
  std::string tables;
  for (const Table& table : database.tables) tables += (tables.empty() ? "" : ",") + std::to_string(table.oid);
  Transaction transaction(connection, options.time_per_table);
  const std::vector<pg::Parameter> parameters = {"{" + tables + "}"};
  run_query(connection, "move_sequences.sql", parameters);
  transaction.commit();
}

/// False when the time was over.
bool set_later_references(pg::Connection& connection, const Database& database, const Order& order,
                          const Options& options, Clock::time_point end) {
  for (const KeyOfTable& later : order.later) {
    if (Clock::now() > end) return false;
    Transaction transaction(connection, options.time_per_table);
    const Table& table = database.tables[later.table];
    set_references(connection, transaction, table, table.foreign_keys[later.key],
                   std::min(end, Clock::now() + options.time_per_table));
    transaction.commit();
  }
  return true;
}

}  // namespace

const FilledTable* Report::find(const TableName& name) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

std::size_t Report::populated_tables() const {
  const auto has_rows = [](const FilledTable& table) { return table.rows() > 0; };
  return static_cast<std::size_t>(std::count_if(tables.begin(), tables.end(), has_rows));
}

std::size_t Report::generated_rows() const {
  std::size_t rows = 0;
  for (const FilledTable& table : tables) rows += table.generated;
  return rows;
}

bool Report::ran_out() const {
  return !has_all_references ||
         std::any_of(tables.begin(), tables.end(), [](const FilledTable& table) { return table.ran_out; });
}

Report fill(pg::Connection& connection, const Options& options) {
  const Clock::time_point end = Clock::now() + options.time_in_all;
  const Database database = read_tables_to_fill(connection, options);
  move_sequences(connection, database, options);
  const Order order = order_tables(database.tables);
  std::set<std::pair<std::size_t, std::size_t>> later;
  for (const KeyOfTable& key : order.later) later.emplace(key.table, key.key);

  Report report;
  for (const std::vector<std::size_t>& tables : order.groups) {
    if (Clock::now() > end) {
      for (const std::size_t table : tables) {
        report.tables.push_back({database.tables[table].name, 0, 0, "the time for all tables was over", true});
      }
      continue;
    }
    for (FilledTable& outcome : Group(database, tables, later, options).fill(connection)) {
      report.tables.push_back(std::move(outcome));
    }
  }
  report.has_all_references = set_later_references(connection, database, order, options, end);
  std::sort(report.tables.begin(), report.tables.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return report;
}

}  // namespace lockstep::rows
