#include <algorithm>
#include <set>

#include "base/text.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using Columns = std::vector<std::string>;

/// A foreign key as a statement of the file has it.
struct Written {
  const sql::QualifiedName& table;
  const sql::Constraint& constraint;
  Columns columns;
};

template <typename Visit>
void visit_constraints(const sql::QualifiedName& table, const sql::Column& column, Visit visit) {
  for (const sql::Constraint& constraint : column.constraints) visit(Written{table, constraint, {column.name.text}});
}

template <typename Visit>
void visit_constraint(const sql::QualifiedName& table, const sql::Constraint& constraint, Visit visit) {
  Columns columns;
  for (const sql::Name& column : constraint.columns) columns.push_back(column.text);
  visit(Written{table, constraint, std::move(columns)});
}

/// Calls `visit` for every constraint that the statement writes, and for those in the body of a DO.
template <typename Visit>
void for_each_constraint(const sql::Statement& statement, Visit visit) {
  if (const auto* table = std::get_if<sql::CreateTable>(&statement.body)) {
    for (const sql::Column& column : table->columns) visit_constraints(table->name, column, visit);
    for (const sql::Constraint& constraint : table->constraints) visit_constraint(table->name, constraint, visit);
  } else if (const auto* alter = std::get_if<sql::AlterTable>(&statement.body)) {
    for (const sql::AlterAction& action : alter->actions) {
      if (action.column) visit_constraints(alter->table.relation, *action.column, visit);
      if (action.constraint && action.kind == sql::AlterActionKind::kAddConstraint) {
        visit_constraint(alter->table.relation, *action.constraint, visit);
      }
    }
  } else if (std::holds_alternative<sql::Do>(statement.body)) {
    for (const sql::Statement& inner : statement.children) for_each_constraint(inner, visit);
  }
}

/// Whether every row that a foreign key can match is in the index: without WHERE, or with WHERE column IS NOT NULL.
bool has_all_rows(const replay::Index& index, const std::set<std::string>& columns) {
  if (!index.where) return true;
  std::string where = base::lower_ascii(*index.where);
  for (const char noise : {'(', ')', '"'}) where.erase(std::remove(where.begin(), where.end(), noise), where.end());
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    return base::trim(where) == base::lower_ascii(column) + " is not null";
  });
}

bool covers(const replay::Index& index, const std::set<std::string>& columns) {
  const bool can_find = index.method == "btree" || (index.method == "hash" && columns.size() == 1);
  if (!can_find || index.keys.size() < columns.size() || !has_all_rows(index, columns)) return false;
  return std::all_of(index.keys.begin(), index.keys.begin() + static_cast<std::ptrdiff_t>(columns.size()),
                     [&](const replay::IndexKey& key) { return columns.contains(key.column); });
}

/// Whether the foreign key is still there when all migrations have run.
bool still_has(const replay::Relation& table, const Columns& columns) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const replay::Constraint& constraint) {
    return constraint.kind == sql::ConstraintKind::kForeignKey && constraint.columns == columns;
  });
}

std::string index_for(const replay::Relation& table, const Written& key, const lint::Settings& settings) {
  std::vector<std::string> names;
  for (const std::string& column : key.columns) names.push_back(lint::quoted(column));
  const std::string name = lint::suggested_name(key.table, base::join(key.columns, "_"), "idx");
  const std::string rest =
      lint::quoted(name) + " ON " + lint::quoted(key.table) + " (" + base::join(names, ", ") + ");";
  if (lint::is_new(table)) return "CREATE INDEX " + rest;
  const bool is_drizzle = settings.runner == lint::Runner::kDrizzle;
  return (is_drizzle ? "by hand before the deploy: " : "in a migration without a transaction: ") +
         std::string("CREATE INDEX CONCURRENTLY ") + rest;
}

/// Whether the key itself says that rows of the other table are deleted while these refer to them.
bool expects_deletion(const sql::Constraint& key) {
  const sql::ReferentialAction action = key.reference->on_delete;
  return action != sql::ReferentialAction::kNoAction && action != sql::ReferentialAction::kRestrict;
}

void check_missing_indexes(const lint::FileEnd& end, Hazards& found) {
  const auto check = [&](const Written& key) {
    if (key.constraint.kind != sql::ConstraintKind::kForeignKey || key.columns.empty()) return;
    const auto table = end.database.find_relation(key.table);
    if (!table.is_present() || table->is_assumed || !table->open_parts.empty()) return;
    if (table->persistence == sql::Persistence::kTemporary || !still_has(*table, key.columns)) return;
    const std::set<std::string> columns(key.columns.begin(), key.columns.end());
    const bool is_covered = std::any_of(table->indexes.begin(), table->indexes.end(),
                                        [&](const replay::Index& index) { return covers(index, columns); });
    if (is_covered) return;
    const std::string other = lint::quoted(key.constraint.reference->table);
    const bool is_usual = expects_deletion(key.constraint);
    found.add(is_usual ? lint::Hazard::kMayFail : lint::Hazard::kTaste, key.constraint.span,
              "no index on " + lint::quoted(key.table) + " (" + base::join(key.columns, ", ") +
                  "): each row that is deleted from " + other + " reads the whole table",
              index_for(*table, key, end.settings));
  };
  for (const sql::Statement& statement : end.file.parsed.statements) for_each_constraint(statement, check);
}

}  // namespace

constexpr lint::Rule kFkMissingIndex = {
    .id = "fk-missing-index",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a foreign key with ON DELETE, without an index on its columns",
    .at_end = &check_missing_indexes,
    .aliases = {"E15"},
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
