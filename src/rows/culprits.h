#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pg/connection.h"
#include "rows/fill.h"
#include "sql/names.h"

namespace lockstep::rows {

/// A table that a statement names, as it stands in the database.
struct NamedTable {
  TableName name;
  std::string sql;  // quoted, with its schema
};
std::optional<NamedTable> find_table(pg::Connection& connection, const sql::QualifiedName& written);

/// "3 of 20 generated rows in users", or "3 of 23 rows in users" when some were there before.
std::string counted_rows(const Report& report, const TableName& table, std::size_t count, std::size_t of);

/// Rows that something is true of.
struct Culprits {
  std::size_t count = 0;
  std::size_t of = 0;
  std::vector<std::string> values;  // of what is shown, the most frequent first, at most 5; NULL as such
};
/// Rows of the table for which `condition` holds, and what `shown` (SQL of type text) is in them. Nothing when the
/// query fails.
std::optional<Culprits> find_culprits(pg::Connection& connection, const NamedTable& table, const std::string& condition,
                                      const std::string& shown);

/// "a = '1', b = '2'" of each row, as SQL of type text. The names are those of the columns.
std::string assignments_sql(const std::vector<std::string>& names);

/// The value as a SQL literal, cut to 60 characters.
std::string shown_value(std::string_view value);

}  // namespace lockstep::rows
