#include "rows/refusal.h"

#include "base/text.h"
#include "sql/parse.h"

namespace lockstep::rows {
namespace {

void add_columns_in(const Table& table, const std::string& text, std::set<std::size_t>& columns) {
  const auto expression = sql::parse_expression(text);
  if (!expression) return;
  sql::for_each_expression(*expression, [&](const sql::Expression& inner) {
    if (inner.kind != sql::ExpressionKind::kColumn) return;
    if (const auto column = table.find_column(inner.text)) columns.insert(*column);
  });
}

/// "PL/pgSQL function f() line 3 at RAISE" of "…\n…".
std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

std::set<std::size_t> columns_to_blame(const Table& table, const pg::Failure& failure) {
  std::set<std::size_t> columns;
  if (const auto column = table.find_column(failure.column)) columns.insert(*column);
  for (const Check& check : table.checks) {
    if (check.name == failure.constraint) add_columns_in(table, check.expression, columns);
  }
  for (const Key& key : table.keys) {
    if (key.name != failure.constraint) continue;
    for (const Key::Part& part : key.parts) {
      if (part.column) columns.insert(*part.column);
      if (!part.column) add_columns_in(table, part.expression, columns);
    }
  }
  for (const ForeignKey& key : table.foreign_keys) {
    if (key.name == failure.constraint) columns.insert(key.columns.begin(), key.columns.end());
  }
  return columns;
}

bool is_of_resources(const pg::Failure& failure) {
  return failure.sqlstate == "57014" || failure.sqlstate.starts_with("53");
}

std::string explain_refusal(const Table& table, const pg::Failure& failure) {
  const std::string said = pg::describe(failure);
  if (failure.sqlstate == "57014") return "a row takes too long to insert: " + said;
  if (failure.sqlstate == "42501" && table.forces_row_security) {
    return "row-level security is forced on its owner, and no policy allows the rows: " + said;
  }
  if (failure.sqlstate == "42501") return "the role may not insert into it: " + said;
  if (failure.sqlstate == "23514" && failure.constraint.empty() && table.is_partitioned) {
    return "no partition takes the rows: " + said;
  }
  if (base::contains(failure.context, "PL/pgSQL function") || base::contains(failure.context, "SQL function")) {
    return "a function that runs for its rows refuses them: " + said + ", in " + first_line(failure.context);
  }
  if (failure.sqlstate == "23514") return "no row was found that its checks allow: " + said;
  return "the server refuses its rows: " + said;
}

}  // namespace lockstep::rows
