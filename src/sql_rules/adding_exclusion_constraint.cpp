#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

void check_adding_exclusion_constraint(const sql::AlterTable& alter, const sql::AlterAction& action,
                                       const Situation& at, Hazards& found) {
  const lint::Effect* work = lint::find_work(at, action.span);
  if (action.constraint->kind != sql::ConstraintKind::kExclusion || work == nullptr) return;
  found
      .add(action.constraint->span, lint::in_words(at, *work) + "; rows that conflict make it fail",
           with_lock_timeout(at, "PostgreSQL has no way to build it beside the running application"))
      .table = alter.table.relation;
}

}  // namespace

constexpr lint::Rule kAddingExclusionConstraint = {
    .id = "adding-exclusion-constraint",
    .hazard = lint::Hazard::kBlocks,
    .summary = "an exclusion constraint whose index is built while reads and writes wait",
    .handlers = {lint::on_action<sql::AlterActionKind::kAddConstraint, &check_adding_exclusion_constraint>()},
    .aliases = {"E8"},
};

}  // namespace lockstep::sql_rules
