#include "sql_rules/carried_over.h"

#include <algorithm>

#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Situation;

bool names_column(const sql::Statement& statement, const std::string& column) {
  bool found = false;
  sql::for_each_expression(statement, [&](const sql::Expression& part) {
    found = found || (part.kind == sql::ExpressionKind::kColumn && part.text == column);
  });
  return found;
}

/// Whether an UPDATE sets another column by this one.
bool fills_another(const sql::Update& update, const std::string& column) {
  return std::any_of(update.assignments.begin(), update.assignments.end(), [&](const sql::Assignment& one) {
    bool reads = false;
    sql::for_each_expression(one.value, [&](const sql::Expression& part) {
      reads = reads || (part.kind == sql::ExpressionKind::kColumn && part.text == column);
    });
    return reads && one.column.name.text != column;
  });
}

bool carries_over(const Situation& at, const sql::Statement& statement, const sql::QualifiedName& table,
                  const std::string& column) {
  bool reads = false;
  bool writes_it = false;
  bool writes_another = false;
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    const bool is_it = is_same_relation(at, name, table);
    const bool is_written = use == sql::RelationUse::kWritten || use == sql::RelationUse::kDefined;
    reads = reads || (is_it && use == sql::RelationUse::kRead);
    writes_it = writes_it || (is_it && is_written);
    writes_another = writes_another || (!is_it && is_written);
  });
  if (column.empty()) return reads && writes_another;
  const auto* update = std::get_if<sql::Update>(&statement.body);
  if (update != nullptr && writes_it) return fills_another(*update, column);
  return reads && writes_another && names_column(statement, column);
}

bool holds_rows(const sql::Statement& statement) {
  return std::holds_alternative<sql::Insert>(statement.body) || std::holds_alternative<sql::Update>(statement.body) ||
         std::holds_alternative<sql::CreateTableAs>(statement.body);
}

}  // namespace

std::optional<std::uint32_t> carried_over_at(const Situation& at, const sql::QualifiedName& table,
                                             const std::string& column) {
  std::optional<std::uint32_t> line;
  any_before(at, [&](const sql::Statement& statement) {
    const bool is_one = holds_rows(statement) && carries_over(at, statement, table, column);
    if (is_one) line = at.file.lines.at(statement.span.begin).line;
    return is_one;
  });
  return line;
}

}  // namespace lockstep::sql_rules
