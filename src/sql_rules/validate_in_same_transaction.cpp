#include "lint/work.h"
#include "sql_rules/advice.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// The strongest lock that the transaction holds on the table since an earlier statement; null when there is none.
const lint::HeldLock* held_on(const Situation& at, replay::Id relation) {
  const lint::HeldLock* strongest = nullptr;
  for (const lint::HeldLock& held : at.held) {
    if (held.effect.relation != relation || !lint::blocks_writes(held.effect.lock)) continue;
    if (strongest == nullptr || held.effect.lock > strongest->effect.lock) strongest = &held;
  }
  return strongest;
}

void check_validate_in_same_transaction(const sql::AlterTable& alter_table, const sql::AlterAction& action,
                                        const Situation& at, Hazards& found) {
  const sql::QualifiedName& table = alter_table.table.relation;
  const auto relation = at.database.find_relation(table);
  if (!relation) return;
  const bool is_of_transaction = lint::is_added_not_valid(at, table, action.name.text);
  const lint::HeldLock* held = held_on(at, relation->id);
  const lint::Effect* work = lint::find_work(at, action.span);
  if (!is_of_transaction || held == nullptr || work == nullptr) return;
  const std::string place = (held->is_here ? "line " : held->path + ":") + std::to_string(held->line);
  const std::string validate = alter(table) + "VALIDATE CONSTRAINT " + lint::quoted(action.name.text) + ";";
  const std::string later = at.settings.runner == lint::Runner::kDrizzle
                                ? "in a migration of a later deploy (drizzle runs all that are pending in one "
                                  "transaction):\n"
                                : "in the next migration:\n";
  found
      .add(action.span,
           lint::work_in_words(at, *work) + " while " + lint::lock_in_words(held->effect.lock) + " is held since " +
               place + ": " + std::string(lint::blocked_by(held->effect.lock)) + " wait, as without NOT VALID",
           later + validate)
      .table = table;
}

}  // namespace

constexpr lint::Rule kValidateInSameTransaction = {
    .id = "validate-in-same-transaction",
    .hazard = lint::Hazard::kBlocks,
    .summary = "a constraint that is added NOT VALID and validated under the same lock",
    .handlers = {lint::on_action<sql::AlterActionKind::kValidateConstraint, &check_validate_in_same_transaction>()},
};

}  // namespace lockstep::sql_rules
