#include <algorithm>

#include "sql_rules/rules.h"
#include "sql_rules/surroundings.h"

namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;

/// Whether what has run of the file is kept when a later statement fails, so that the next run meets it again.
bool can_stop_half_way(const Situation& at) {
  return !at.transaction.is_open && at.file.parsed.statements.size() > 1;
}

constexpr const char* kMessage =
    "a second run stops here: this one may be kept when a later statement of the file fails";

void say(sql::Span span, std::string_view words, sql::Span name, const Situation& at, Hazards& found) {
  if (!can_stop_half_way(at)) return;
  auto& one = found.add(span, kMessage, "put " + std::string(words) + " before the name");
  // What is dropped when it is there is gone either way; what is made when it is not there may be another thing.
  if (words == "IF EXISTS" && !name.empty()) one.fix.push_back({{name.begin, name.begin}, "IF EXISTS "});
}

void check_robust_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  // Tables are drop-table-if-exists's.
  if (drop.if_exists || drop.kind == sql::ObjectKind::kTable || drop.objects.empty()) return;
  say(at.statement.span, "IF EXISTS", drop.objects[0].name.span, at, found);
}

/// A constraint has no IF NOT EXISTS; it is made anew when it is dropped first, if it is there.
void check_constraint(const sql::AlterTable& alter, const sql::AlterAction& action, const Situation& at,
                      Hazards& found) {
  const sql::Name& name = action.constraint->name;
  const auto drops_it = [&](const sql::AlterAction& other) {
    return other.kind == sql::AlterActionKind::kDropConstraint && other.if_exists && other.name.text == name.text;
  };
  const bool is_dropped = std::any_of(alter.actions.begin(), alter.actions.end(), drops_it) ||
                          any_action_before(at, alter.table.relation, drops_it);
  if (name.text.empty() || is_dropped || !can_stop_half_way(at) || is_guarded(at.statement, "duplicate_object")) return;
  found.add(action.span, kMessage, "put DROP CONSTRAINT IF EXISTS " + lint::quoted(name.text) + ", before it");
}

void check_robust_alter(const sql::AlterTable& alter, const Situation& at, Hazards& found) {
  for (const sql::AlterAction& action : alter.actions) {
    const bool drops =
        action.kind == sql::AlterActionKind::kDropColumn || action.kind == sql::AlterActionKind::kDropConstraint;
    if (drops && !action.if_exists) say(action.span, "IF EXISTS", action.name.span, at, found);
    const bool adds = action.kind == sql::AlterActionKind::kAddColumn && alter.object == sql::ObjectKind::kTable;
    if (adds && !action.if_not_exists) say(action.span, "IF NOT EXISTS", {}, at, found);
    if (action.kind == sql::AlterActionKind::kAddConstraint) check_constraint(alter, action, at, found);
  }
}

void check_robust_table(const sql::CreateTable& table, const Situation& at, Hazards& found) {
  if (!table.if_not_exists) say(at.statement.span, "IF NOT EXISTS", {}, at, found);
}

void check_robust_index(const sql::CreateIndex& index, const Situation& at, Hazards& found) {
  // Built CONCURRENTLY, IF NOT EXISTS would hide an invalid one: concurrent-index-rerun.
  const bool could_say_it = !index.concurrently && !index.name.text.empty();
  if (could_say_it && !index.if_not_exists) say(at.statement.span, "IF NOT EXISTS", {}, at, found);
}

void check_robust_schema(const sql::CreateSchema& schema, const Situation& at, Hazards& found) {
  if (!schema.if_not_exists) say(at.statement.span, "IF NOT EXISTS", {}, at, found);
}

void check_robust_extension(const sql::Extension& extension, const Situation& at, Hazards& found) {
  const bool creates = extension.kind == sql::Extension::Kind::kCreate;
  if (creates && !extension.if_not_exists) say(at.statement.span, "IF NOT EXISTS", {}, at, found);
}

}  // namespace

constexpr lint::Rule kPreferRobustStmts = {
    .id = "prefer-robust-stmts",
    .hazard = lint::Hazard::kTaste,
    .summary = "a statement that a second run of the migration stops at",
    .handlers = {lint::on<&check_robust_drop>(), lint::on<&check_robust_alter>(), lint::on<&check_robust_table>(),
                 lint::on<&check_robust_index>(), lint::on<&check_robust_schema>(),
                 lint::on<&check_robust_extension>()},
    .pack = lint::Pack::kSquawk,
};

}  // namespace lockstep::sql_rules
