#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::Situation;

void check_validated_constraint(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                                Hazards& found) {
  const sql::Constraint& constraint = *action.constraint;
  const Effect* work = lint::find_work(at, action.span);
  if (constraint.kind != sql::ConstraintKind::kCheck || work == nullptr) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  const ConstraintText text = constraint_text(at, table, constraint, "");
  lint::Found& one =
      found.add(constraint.span, lint::in_words(at, *work),
                in_two_transactions(at, alter(table) + "ADD " + text.definition + " NOT VALID;",
                                    alter(table) + "VALIDATE CONSTRAINT " + lint::quoted(text.name) + ";"));
  one.table = table;
  if (at.outer == nullptr) one.fix.push_back({{constraint.span.end, constraint.span.end}, " NOT VALID"});
}

/// ADD COLUMN … CHECK reads all rows, though each has the same value.
void check_validated_column(const sql::AlterTable& alter_table, const sql::AlterAction& action, const Situation& at,
                            Hazards& found) {
  const sql::Constraint* constraint = sql::find_constraint(*action.column, sql::ConstraintKind::kCheck);
  const Effect* work = lint::find_work(at, action.span);
  if (constraint == nullptr || work == nullptr || work->work != lint::Work::kScan) return;
  const sql::QualifiedName& table = alter_table.table.relation;
  const ConstraintText text = constraint_text(at, table, *constraint, action.column->name.text);
  found
      .add(constraint->span, lint::in_words(at, *work),
           in_two_transactions(
               at, "the column without CHECK, then:\n" + alter(table) + "ADD " + text.definition + " NOT VALID;",
               alter(table) + "VALIDATE CONSTRAINT " + lint::quoted(text.name) + ";"))
      .table = table;
}

/// A domain's constraint is checked in every table that has a column of it.
void check_domain(const sql::AlterDomain& alter_domain, const Situation& at, Hazards& found) {
  using Kind = sql::AlterDomain::Kind;
  if (alter_domain.kind != Kind::kAddConstraint && alter_domain.kind != Kind::kSetNotNull) return;
  const Effect* work = lint::find_work(at, at.statement.span);
  if (work == nullptr) return;
  const sql::QualifiedName& domain = alter_domain.domain;
  ConstraintText text;
  if (alter_domain.constraint) {
    text = constraint_text(at, domain, *alter_domain.constraint, "");
  } else {
    text.name = lint::suggested_name(domain, "", "not_null");
    text.definition = "CONSTRAINT " + lint::quoted(text.name) + " CHECK (VALUE IS NOT NULL)";
  }
  const std::string change = "ALTER DOMAIN " + lint::quoted(domain) + " ";
  found
      .add(at.statement.span,
           lint::in_words(at, *work) + "; so does every table with a column of domain " + lint::quoted(domain),
           in_two_transactions(at, change + "ADD " + text.definition + " NOT VALID;",
                               change + "VALIDATE CONSTRAINT " + lint::quoted(text.name) + ";"))
      .table = work->name;
}

}  // namespace

constexpr lint::Rule kConstraintMissingNotValid = {
    .id = "constraint-missing-not-valid",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a CHECK that is proven while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddConstraint, &check_validated_constraint>(),
                 lint::on_action<sql::AlterActionKind::kAddColumn, &check_validated_column>(),
                 lint::on<&check_domain>()},
    .aliases = {"E1"},
};

}  // namespace lockstep::sql_rules
