#include <algorithm>

#include "lint/work.h"
#include "sql/outside_transactions.h"
#include "sql_rules/conditions.h"
#include "sql_rules/held_lock.h"
#include "sql_rules/rules.h"

namespace lockstep::sql_rules {
namespace {

using lint::Effect;
using lint::Hazards;
using lint::HeldLock;
using lint::Situation;

bool is_known_value(const sql::Expression& value) {
  if (value.kind == sql::ExpressionKind::kCast) return is_known_value(value.operands.at(0));
  return value.kind == sql::ExpressionKind::kNumber || value.kind == sql::ExpressionKind::kString;
}

/// Whether the column alone tells a row.
bool is_key(const Situation& at, const sql::QualifiedName& table, const std::string& column) {
  const auto relation = at.database.find_relation(table);
  if (!relation) return column == "id";
  return std::any_of(relation->indexes.begin(), relation->indexes.end(), [&](const replay::Index& index) {
    return index.is_unique && index.keys.size() == 1 && index.keys[0].column == column;
  });
}

/// Whether the condition finds single rows: id = 5, and the like.
bool finds_few_rows(const Situation& at, const sql::QualifiedName& table, const sql::Expression& where) {
  const std::vector<sql::Expression>& parts = where.operands;
  if (where.kind == sql::ExpressionKind::kAnd) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const sql::Expression& part) { return finds_few_rows(at, table, part); });
  }
  const bool compares = where.kind == sql::ExpressionKind::kOperator && (where.text == "=" || where.text == "IN");
  return compares && parts.size() >= 2 && parts[0].kind == sql::ExpressionKind::kColumn &&
         std::all_of(parts.begin() + 1, parts.end(), is_known_value) && is_key(at, table, parts[0].text);
}

/// The work that may take long: what grows with a table, and UPDATE and DELETE of more than single rows.
const Effect* long_work(const Situation& at) {
  const Effect* longest = nullptr;
  for (const Effect& effect : at.effects) {
    if (effect.work < lint::Work::kScan || !lint::concerns_others(at, effect)) continue;
    if (longest == nullptr || effect.work > longest->work) longest = &effect;
  }
  if (longest != nullptr || at.effects.empty()) return longest;
  const auto* update = std::get_if<sql::Update>(&at.statement.body);
  const auto* removal = std::get_if<sql::Delete>(&at.statement.body);
  if (update == nullptr && removal == nullptr) return nullptr;
  const sql::Expression* where = update != nullptr ? update->where.get() : removal->where.get();
  const sql::QualifiedName& table = update != nullptr ? update->target.relation : removal->target.relation;
  if (where != nullptr && finds_few_rows(at, table, *where)) return nullptr;
  const auto changed = std::find_if(at.effects.begin(), at.effects.end(), [&](const Effect& effect) {
    return effect.work == lint::Work::kRows && lint::concerns_others(at, effect);
  });
  return changed == at.effects.end() ? nullptr : &*changed;
}

/// UPDATE of every row has a rule of its own, which tells of the lock too; so have VALIDATE of what the transaction has
/// added NOT VALID, and what fails in a transaction.
bool is_of_another_rule(const Situation& at) {
  if (sql::command_outside_transactions(at.statement.body, at.settings.postgres_major)) return true;
  if (!whole_updates(at).empty()) return true;
  const auto* alter = std::get_if<sql::AlterTable>(&at.statement.body);
  return alter != nullptr && std::any_of(alter->actions.begin(), alter->actions.end(), [&](const auto& action) {
           return action.kind == sql::AlterActionKind::kValidateConstraint &&
                  lint::is_added_not_valid(at, alter->table.relation, action.name.text);
         });
}

void check_lock_held_across_work(const Situation& at, Hazards& found) {
  if (at.held.empty() || is_of_another_rule(at)) return;
  const Effect* work = long_work(at);
  const HeldLock* held = work == nullptr ? nullptr : held_through(at);
  if (held == nullptr) return;
  const std::string otherwise = ", or put what locks " + lint::in_words(held->effect.name) + " behind it";
  const std::string help = at.settings.runner == lint::Runner::kDrizzle
                               ? "deploy it in a release of its own (drizzle runs all pending migrations in one "
                                 "transaction)" +
                                     otherwise
                               : "move it to a migration of its own" + otherwise;
  found.add(work->span, lint::work_in_words(at, *work) + " " + in_words(*held), help).table = work->name;
}

}  // namespace

constexpr lint::Rule kLockHeldAcrossWork = {
    .id = "lock-held-across-work",
    .hazard = lint::Hazard::kBlocks,
    .summary = "work that grows with a table while an earlier statement's lock is held",
    .handlers = {lint::on_any<&check_lock_held_across_work>()},
    .aliases = {"E4"},
    .is_once_a_file = true,
};

}  // namespace lockstep::sql_rules
