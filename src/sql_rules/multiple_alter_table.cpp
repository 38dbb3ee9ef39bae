#include <algorithm>

#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;

/// Whether every row of the table is read or written for it.
bool goes_through(const Effect& effect) {
  return effect.is_target && effect.relation != 0 && effect.lock == lint::LockMode::kAccessExclusive &&
         effect.work >= lint::Work::kScan;
}

void check_multiple_alter_table(const sql::AlterTable& alter, const lint::Situation& at, lint::Hazards& found) {
  const auto now = std::find_if(at.effects.begin(), at.effects.end(), goes_through);
  if (now == at.effects.end() || now->is_in_new_run) return;
  const auto before = std::find_if(at.held.begin(), at.held.end(), [&](const lint::HeldLock& held) {
    return held.is_here && held.effect.relation == now->relation && goes_through(held.effect);
  });
  if (before == at.held.end()) return;
  found.add(at.statement.span,
            "goes through all rows of " + lint::quoted(alter.table.relation) + " again, as line " +
                std::to_string(before->line) + " did",
            "write both as actions of one ALTER TABLE: PostgreSQL then goes through the rows once");
}

}  // namespace

constexpr lint::Rule kMultipleAlterTable = {
    .id = "multiple-alter-table",
    .hazard = lint::Hazard::kTaste,
    .summary = "a table that is gone through twice where once would do",
    .handlers = {lint::on<&check_multiple_alter_table>()},
    .aliases = {"W12"},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
