#include "rows/row_probe.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "base/text.h"
#include "pg/quote.h"
#include "sql/tokens.h"

// The copy is a temporary table of the table's own name, which unqualified names mean first; where the statement names
// the table itself, the copy's full name is written there.
namespace lockstep::rows {
namespace {

constexpr std::size_t kMostRowsProbed = 100;
constexpr std::chrono::milliseconds kTimeToProbe{2'000};

std::string name_of_copy(const NamedTable& table) {
  return "pg_temp." + pg::quote_identifier(table.name.name);
}

std::string over_copy(const NamedTable& table, std::string_view text, const sql::Statement& statement) {
  std::vector<sql::Span> mentions;
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse) {
    const bool is_meant = name.name == table.name.name && (name.schema.empty() || name.schema == table.name.schema);
    if (is_meant) mentions.push_back(name.span);
  });
  std::sort(mentions.begin(), mentions.end(), [](sql::Span a, sql::Span b) { return a.begin > b.begin; });
  std::string changed(text);
  for (const sql::Span span : mentions) changed.replace(span.begin, span.end - span.begin, name_of_copy(table));
  return changed;
}

/// Whether the statement fails so over a copy of the rows for which `condition` holds.
bool fails_over(pg::Connection& connection, const NamedTable& table, const std::string& condition,
                const std::string& statement, std::string_view sqlstate) {
  const auto made = connection.run("SAVEPOINT lockstep_probe; CREATE TEMPORARY TABLE " + name_of_copy(table) +
                                   " AS SELECT * FROM " + table.sql + " WHERE " + condition);
  bool fails = false;
  if (made) {
    const auto run = connection.run_script(statement);
    fails = !run && run.error().sqlstate == sqlstate;
  }
  connection.query("ROLLBACK TO SAVEPOINT lockstep_probe");
  return fails;
}

/// "(16384, '(0,1)')" of each row; none of what is no table.
std::vector<std::string> places_of_rows(pg::Connection& connection, const NamedTable& table) {
  std::vector<std::string> places;
  const auto found = connection.run("SAVEPOINT lockstep_probe; SELECT tableoid, ctid FROM " + table.sql +
                                    " ORDER BY 1, 2 LIMIT " + std::to_string(kMostRowsProbed));
  if (!found) {
    connection.query("ROLLBACK TO SAVEPOINT lockstep_probe");
    return places;
  }
  for (const pg::Row row : *found) {
    places.push_back("(" + std::string(row.text(0)) + ", '" + std::string(row.text(1)) + "'::tid)");
  }
  return places;
}

/// The columns that the statement does more with than to read them, or else those that it mentions.
std::vector<std::string> columns_used_in(pg::Connection& connection, const NamedTable& table, std::string_view text,
                                         const sql::Statement& statement) {
  std::set<std::string> operands;
  sql::for_each_expression(statement, [&](const sql::Expression& expression) {
    for (const sql::Expression& operand : expression.operands) {
      if (operand.kind == sql::ExpressionKind::kColumn) operands.insert(operand.text);
    }
  });
  const pg::Result found =
      connection.query("SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = " + pg::quote_literal(table.sql) +
                       "::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
  std::vector<std::string> used;
  std::vector<std::string> mentioned;
  for (const pg::Row row : found) {
    const std::string column(row.text(0));
    if (operands.contains(column)) used.push_back(column);
    if (sql::mentions(text, column)) mentioned.push_back(column);
  }
  return used.empty() ? mentioned : used;
}

}  // namespace

std::optional<Culprits> probe_rows(pg::Connection& connection, const NamedTable& table, std::string_view text,
                                   const sql::Statement& statement, std::string_view sqlstate) {
  const auto end = std::chrono::steady_clock::now() + kTimeToProbe;
  const std::string changed = over_copy(table, text, statement);
  if (fails_over(connection, table, "false", changed, sqlstate)) return std::nullopt;  // other tables are to blame
  std::vector<std::string> culprits;
  for (const std::string& row : places_of_rows(connection, table)) {
    if (std::chrono::steady_clock::now() > end) break;
    if (fails_over(connection, table, "(tableoid, ctid) = " + row, changed, sqlstate)) culprits.push_back(row);
  }
  const std::vector<std::string> columns = columns_used_in(connection, table, text, statement);
  if (culprits.empty() || columns.empty()) return std::nullopt;
  return find_culprits(connection, table, "(tableoid, ctid) IN (" + base::join(culprits, ", ") + ")",
                       assignments_sql(columns));
}

}  // namespace lockstep::rows
