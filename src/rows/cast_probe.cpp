#include "rows/cast_probe.h"

#include "pg/quote.h"

namespace lockstep::rows {
namespace {

constexpr std::size_t kMostValues = 5;

/// The name of the copy is the table's own, so that `USING "t"."c"::text` means the copy.
bool fails_for(pg::Connection& connection, const NamedTable& table, const std::string& condition,
               const std::string& action) {
  const std::string copy = "pg_temp." + pg::quote_identifier(table.name.name);
  const auto made = connection.run("SAVEPOINT lockstep_probe; CREATE TEMPORARY TABLE " + copy + " AS SELECT * FROM " +
                                   table.sql + " WHERE " + condition + " LIMIT 1");
  const bool fails = made && !connection.run("ALTER TABLE " + copy + " " + action);
  connection.query("ROLLBACK TO SAVEPOINT lockstep_probe");
  return fails;
}

}  // namespace

std::optional<Culprits> probe_casts(pg::Connection& connection, const NamedTable& table, const std::string& column,
                                    const std::string& action) {
  const std::string text = pg::quote_identifier(column) + "::text";
  const auto values = connection.run("SELECT " + text + ", count(*), sum(count(*)) OVER () FROM " + table.sql +
                                     " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 100");
  if (!values) return std::nullopt;
  Culprits found;
  for (const pg::Row row : *values) {
    found.of = static_cast<std::size_t>(row.integer(2));
    const std::string condition = row.is_null(0) ? text + " IS NULL" : text + " = " + pg::quote_literal(row.text(0));
    if (!fails_for(connection, table, condition, action)) continue;
    found.count += static_cast<std::size_t>(row.integer(1));
    if (found.values.size() < kMostValues) found.values.push_back(row.is_null(0) ? "NULL" : shown_value(row.text(0)));
  }
  return found;
}

}  // namespace lockstep::rows
