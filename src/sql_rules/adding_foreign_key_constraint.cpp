#include <algorithm>

#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

constexpr int kFirstWithNotValidOnPartitioned = 18;

/// Whether the foreign key may be added NOT VALID; nothing when the table is not known.
std::optional<bool> takes_not_valid(const Situation& at, const sql::QualifiedName& table) {
  if (at.settings.postgres_major >= kFirstWithNotValidOnPartitioned) return true;
  const auto relation = at.database.find_relation(table);
  if (!relation || relation->is_assumed) return std::nullopt;
  return !relation->is_partitioned();
}

std::string help(const Situation& at, const sql::QualifiedName& table, const ConstraintText& constraint,
                 const std::string& before) {
  const std::string name = lint::quoted(constraint.name);
  if (takes_not_valid(at, table) == false) {
    return "a partitioned table takes no NOT VALID before PostgreSQL 18: add the key to each partition NOT VALID, "
           "validate it there, and then to " +
           lint::quoted(table) + ", which finds it proven";
  }
  return in_two_transactions(at, before + alter(table) + "ADD " + constraint.definition + " NOT VALID;",
                             alter(table) + "VALIDATE CONSTRAINT " + name + ";");
}

std::string message(const Situation& at, const Effect& work, const sql::QualifiedName& other) {
  const std::string both = work.name.name == other.name && work.name.schema == other.schema
                               ? "a SHARE ROW EXCLUSIVE lock: writes wait"
                               : "SHARE ROW EXCLUSIVE locks on it and " + lint::quoted(other) + ": writes to both wait";
  return lint::work_in_words(at, work) + " for a foreign key under " + both + " until it is done";
}

void check_foreign_key(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                       Hazards& found) {
  const sql::Constraint& constraint = *action.constraint;
  if (constraint.kind != sql::ConstraintKind::kForeignKey) return;
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  lint::Found& one = found.add(constraint.span, message(at, *work, constraint.reference->table),
                               help(at, table, constraint_text(at, table, constraint, ""), ""));
  one.table = table;
  if (takes_not_valid(at, table) == true && at.outer == nullptr) {
    one.fix.push_back({{constraint.span.end, constraint.span.end}, " NOT VALID"});
  }
}

/// ADD COLUMN … DEFAULT 1 REFERENCES reads all rows; without a default PostgreSQL knows that there is nothing to check.
void check_reference(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                     Hazards& found) {
  const sql::Constraint* constraint = sql::find_constraint(*action.column, sql::ConstraintKind::kForeignKey);
  if (constraint == nullptr || sql::find_constraint(*action.column, sql::ConstraintKind::kCheck) != nullptr) return;
  const Effect* work = lint::find_work(at, action.span);
  if (work == nullptr || work->work != lint::Work::kScan) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  const std::string column = action.column->name.text;
  const std::string before = "the column without REFERENCES, then:\n";
  lint::Found& one = found.add(
      constraint->span,
      lint::in_words(at, *work) + ", to check the default against " + lint::quoted(constraint->reference->table),
      help(at, table, constraint_text(at, table, *constraint, column), before));
  one.table = table;
}

}  // namespace

constexpr lint::Rule kAddingForeignKeyConstraint = {
    .id = "adding-foreign-key-constraint",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a foreign key that is checked while writes to both tables wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddConstraint, &check_foreign_key>(),
                 lint::on_action<sql::AlterActionKind::kAddColumn, &check_reference>()},
    .aliases = {"E1"},
};

}  // namespace lockstep::sql_rules
