#include "rows/culprits.h"

#include "base/text.h"
#include "base/utf8.h"
#include "pg/quote.h"

namespace lockstep::rows {
namespace {

constexpr std::size_t kLongestShown = 60;

}  // namespace

std::optional<NamedTable> find_table(pg::Connection& connection, const sql::QualifiedName& written) {
  const std::string name = written.schema.empty()
                               ? pg::quote_identifier(written.name)
                               : pg::quote_identifier(written.schema) + '.' + pg::quote_identifier(written.name);
  const pg::Result found = connection.query(
      "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(" +
      pg::quote_literal(name) + ")");
  if (found.empty()) return std::nullopt;
  const TableName table{std::string(found[0].text(0)), std::string(found[0].text(1))};
  return NamedTable{table, quoted(table)};
}

std::string counted_rows(const Report& report, const TableName& table, std::size_t count, std::size_t of) {
  const FilledTable* filled = report.find(table);
  const bool are_generated = filled != nullptr && filled->existing == 0 && filled->generated > 0;
  return std::to_string(count) + " of " + std::to_string(of) + (are_generated ? " generated" : "") +
         (of == 1 ? " row" : " rows") + " in " + describe(table);
}

std::optional<Culprits> find_culprits(pg::Connection& connection, const NamedTable& table, const std::string& condition,
                                      const std::string& shown) {
  const auto counted = connection.run("SELECT count(*) FILTER (WHERE " + condition + "), count(*) FROM " + table.sql);
  if (!counted) return std::nullopt;
  const auto listed = connection.run("SELECT " + shown + " FROM " + table.sql + " WHERE " + condition +
                                     " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 5");
  if (!listed) return std::nullopt;
  Culprits culprits;
  culprits.count = static_cast<std::size_t>((*counted)[0].integer(0));
  culprits.of = static_cast<std::size_t>((*counted)[0].integer(1));
  for (const pg::Row row : *listed) culprits.values.push_back(row.is_null(0) ? "NULL" : std::string(row.text(0)));
  return culprits;
}

std::string assignments_sql(const std::vector<std::string>& names) {
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    const std::string column = pg::quote_identifier(name);
    parts.push_back(pg::quote_literal(name + " = ") + " || coalesce(quote_literal(left(" + column +
                    "::text, 60)), 'NULL')");
  }
  return base::join(parts, " || ', ' || ");
}

std::string shown_value(std::string_view value) {
  const bool is_cut = value.size() > kLongestShown;
  const std::string literal = pg::quote_literal(value.substr(0, base::character_boundary(value, kLongestShown)));
  // A literal with backslashes begins with a space.
  return std::string(base::trim(literal)) + (is_cut ? "… (" + std::to_string(value.size()) + " bytes)" : "");
}

}  // namespace lockstep::rows
