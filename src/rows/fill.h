#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "rows/database.h"
#include "rows/grade.h"

namespace lockstep::rows {

/// Counts the changes of the rows that are made for given tables, options and a seed: rows that were kept of another
/// one are made anew.
constexpr int kGenerator = 2;

struct Options {
  std::size_t rows_per_table = 20;  // at most 1000; more where an enum has more values
  std::uint64_t seed = 1;           // the same seed gives the same rows
  Grade grade = Grade::kAtTheLimits;
  std::map<TableName, std::size_t> most_rows;  // of tables that are to have fewer
  std::vector<std::string> skipped_schemas;    // frameworks' ledgers
  std::vector<TableName> skipped_tables;
  std::chrono::milliseconds time_per_table{5'000};
  std::chrono::milliseconds time_in_all{60'000};
};

struct FilledTable {
  TableName name;
  std::size_t generated = 0;
  std::size_t existing = 0;  // rows that stood there before, of migrations or of triggers
  /// In words for the developer: why there are no generated rows, or fewer than asked for. Holds the server's words.
  std::string reason;
  bool ran_out = false;  // of time, or of the server's room: another run may come further

  std::size_t rows() const { return generated + existing; }
};

struct Report {
  std::vector<FilledTable> tables;  // by schema and name
  bool has_all_references = true;   // the time was enough for those in cycles

  const FilledTable* find(const TableName& name) const;
  std::size_t populated_tables() const;
  std::size_t generated_rows() const;
  bool ran_out() const;
};

/// Puts generated rows into every table: partitioned ones through their root; no views, no foreign tables, nothing of
/// extensions. A table that cannot be filled says why, and the rest goes on. Each table is committed by itself.
/// Triggers and policies act as for any other row of this session's role. Keys and the sequences that number them begin
/// at 1000000 where there is room, so that migrations can write rows with keys of their own.
///
/// The connection has to be outside a transaction. Throws base::Error when the catalog cannot be read or the connection
/// is lost.
Report fill(pg::Connection& connection, const Options& options);

}  // namespace lockstep::rows
