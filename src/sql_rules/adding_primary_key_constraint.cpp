#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"
#include "sql_rules/unique_index.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

/// PRIMARY KEY USING INDEX reads all rows when a column of the index is not known to be NOT NULL.
void check_nullable_index(const sql::QualifiedName& table, const sql::Constraint& constraint, const Effect& work,
                          const Situation& at, Hazards& found) {
  const replay::IndexLookup index = at.database.find_index({table.schema, constraint.index.text, {}});
  std::string column;
  if (index.index != nullptr) {
    for (const replay::IndexKey& key : index.index->keys) {
      const replay::Column* known = replay::find_column(*index.table, key.column);
      if (known != nullptr && !known->not_null && column.empty()) column = key.column;
    }
  }
  const std::string nullable =
      column.empty() ? "a column of the index may hold NULL" : lint::quoted(column) + " may hold NULL";
  const std::string shown = column.empty() ? "column" : lint::quoted(column);
  const std::string name = lint::quoted(lint::suggested_name(table, column, "not_null"));
  found
      .add(constraint.span, lint::in_words(at, work) + ", because " + nullable,
           in_two_transactions(at,
                               "prove it first: " + alter(table) + "ADD CONSTRAINT " + name + " CHECK (" + shown +
                                   " IS NOT NULL) NOT VALID;",
                               alter(table) + "VALIDATE CONSTRAINT " + name + ";\nthen this statement"))
      .table = table;
}

void check_primary_key(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                       Hazards& found) {
  const sql::Constraint& constraint = *action.constraint;
  const Effect* work = lint::find_work(at, action.span);
  if (constraint.kind != sql::ConstraintKind::kPrimaryKey || work == nullptr) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  if (!constraint.index.text.empty()) return check_nullable_index(table, constraint, *work, at, found);
  found
      .add(constraint.span, lint::in_words(at, *work) + "; duplicates and NULLs make it fail",
           by_concurrent_index(at, table, constraint, ""))
      .table = table;
}

/// A column without a value in the rows that are there is what adding-required-field reports.
void check_primary_key_column(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                              Hazards& found) {
  const sql::Constraint* constraint = sql::find_constraint(*action.column, sql::ConstraintKind::kPrimaryKey);
  if (constraint == nullptr || lint::find_work(at, action.span) == nullptr) return;
  if (!repeats_one_value(at, *action.column)) return;
  found.add(lint::Hazard::kFails, constraint->span,
            "fails with two rows in " + lint::quoted(alter_table.table.relation) + ": all get the same " +
                lint::quoted(action.column->name.text) + ", which is to be their key",
            "add the column without PRIMARY KEY, give each row its own value, then add the key");
}

}  // namespace

constexpr lint::Rule kAddingPrimaryKeyConstraint = {
    .id = "adding-primary-key-constraint",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a primary key whose index is built, or columns are proven, while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddConstraint, &check_primary_key>(),
                 lint::on_action<sql::AlterActionKind::kAddColumn, &check_primary_key_column>()},
    .aliases = {"adding-serial-primary-key-field", "E7", "W14"},
};

}  // namespace lockstep::sql_rules
