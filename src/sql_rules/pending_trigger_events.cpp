#include <algorithm>
#include <optional>

#include "base/text.h"
#include "sql_rules/rules.h"

// A deferred constraint is checked at COMMIT, and until then PostgreSQL lets nobody alter the table: 55006, `cannot
// ALTER TABLE "posts" because it has pending trigger events`.
namespace lockstep::sql_rules {
namespace {

using lint::Hazards;
using lint::Situation;
using sql::ConstraintKind;

/// What a statement does to the rows of a relation, by the events that a trigger is for.
struct Events {
  bool inserts = false;
  bool updates = false;
  bool deletes = false;

  bool any() const { return inserts || updates || deletes; }
};

bool is_target(const sql::FromItem& target, const replay::Relation& table, const Situation& at) {
  const auto found = at.database.find_relation(target.relation);
  return found && found->id == table.id;
}

Events events_of(const sql::Statement& statement, const replay::Relation& table, const Situation& at) {
  Events events;
  if (const auto* insert = std::get_if<sql::Insert>(&statement.body)) {
    events.inserts = is_target(insert->target, table, at);
    events.updates = events.inserts && insert->on_conflict && insert->on_conflict->does_update;
  } else if (const auto* update = std::get_if<sql::Update>(&statement.body)) {
    events.updates = is_target(update->target, table, at);
  } else if (const auto* erase = std::get_if<sql::Delete>(&statement.body)) {
    events.deletes = is_target(erase->target, table, at);
  }
  return events;
}

bool is_word_in(const sql::Statement& statement, std::string_view word, const Situation& at) {
  const auto* other = std::get_if<sql::Other>(&statement.body);
  return other != nullptr && other->node == "ConstraintsSetStmt" &&
         base::contains(base::lower_ascii(at.text_of(statement.span)), word);
}

/// Whether a constraint is checked at the end of the transaction, given SET CONSTRAINTS … DEFERRED or not.
bool waits(const replay::Constraint& constraint, bool all_deferred) {
  return constraint.is_initially_deferred || (all_deferred && constraint.is_deferrable);
}

/// The name of a constraint or trigger that waits for COMMIT after these events on the table.
std::optional<std::string> what_waits(const Events& events, bool all_deferred, const replay::Relation& table,
                                      const Situation& at) {
  for (const replay::Constraint& constraint : table.constraints) {
    const bool is_key = constraint.kind == ConstraintKind::kForeignKey;
    if (is_key && (events.inserts || events.updates) && waits(constraint, all_deferred)) return constraint.name;
  }
  if (!events.updates && !events.deletes) return std::nullopt;
  // Of the other side, only NO ACTION waits.
  for (const replay::Dependent& dependent : at.database.dependents_of(table)) {
    const replay::Relation* other = at.database.relation(dependent.object);
    if (other == nullptr || dependent.part != replay::PartKind::kConstraint) continue;
    const replay::Constraint* key = replay::find_constraint(*other, dependent.part_name);
    if (key == nullptr || key->kind != ConstraintKind::kForeignKey || !waits(*key, all_deferred)) continue;
    const bool counts = (events.deletes && key->on_delete == sql::ReferentialAction::kNoAction) ||
                        (events.updates && key->on_update == sql::ReferentialAction::kNoAction);
    if (counts) return key->name;
  }
  return std::nullopt;
}

/// Whether a constraint of the table, or one of another on it, can wait for COMMIT at all. Few can, which spares a look
/// at everything before.
bool can_wait(const replay::Relation& table, const Situation& at) {
  const auto is_deferrable = [](const replay::Constraint& constraint) {
    return constraint.kind == ConstraintKind::kForeignKey &&
           (constraint.is_deferrable || constraint.is_initially_deferred);
  };
  if (std::any_of(table.constraints.begin(), table.constraints.end(), is_deferrable)) return true;
  const std::vector<replay::Dependent> dependents = at.database.dependents_of(table);
  return std::any_of(dependents.begin(), dependents.end(), [&](const replay::Dependent& dependent) {
    const replay::Relation* other = at.database.relation(dependent.object);
    if (other == nullptr || dependent.part != replay::PartKind::kConstraint) return false;
    const replay::Constraint* key = replay::find_constraint(*other, dependent.part_name);
    return key != nullptr && is_deferrable(*key);
  });
}

struct Cause {
  std::string constraint;
  std::uint32_t line = 0;
};

/// The statement of this file and transaction that left the table with pending events.
std::optional<Cause> find_cause(const replay::Relation& table, const Situation& at) {
  bool all_deferred = false;
  const auto& statements = at.file.parsed.statements;
  const auto begin_of_transaction = [&] {
    std::size_t index = at.index;
    while (index > 0 && !std::holds_alternative<sql::Transaction>(statements[index - 1].body)) --index;
    return index;
  };
  std::optional<Cause> cause;
  for (std::size_t index = begin_of_transaction(); index < at.index; ++index) {
    if (is_word_in(statements[index], "immediate", at)) {
      all_deferred = false;
      cause.reset();
    }
    all_deferred = all_deferred || is_word_in(statements[index], "deferred", at);
    const Events events = events_of(statements[index], table, at);
    if (cause || !events.any()) continue;
    if (auto name = what_waits(events, all_deferred, table, at)) {
      cause = Cause{*name, at.file.lines.at(statements[index].span.begin).line};
    }
  }
  return cause;
}

void check_table(const sql::QualifiedName& name, std::string_view what, const Situation& at, Hazards& found) {
  if (!at.transaction.is_open) return;
  const auto table = at.database.find_relation(name);
  if (!table || !table->is_table() || !table->is_written_since_creation || !can_wait(*table, at)) return;
  const std::optional<Cause> cause = find_cause(*table, at);
  if (!cause) return;
  found.add(at.statement.span,
            "cannot " + std::string(what) + " " + lint::quoted(name) +
                " because it has pending trigger events: " + lint::quoted(cause->constraint) +
                " is checked at COMMIT for the rows of line " + std::to_string(cause->line),
            "put this before it: SET CONSTRAINTS ALL IMMEDIATE;");
}

void check_pending_alter(const sql::AlterTable& alter, const Situation& at, Hazards& found) {
  check_table(alter.table.relation, "ALTER TABLE", at, found);
}

void check_pending_truncate(const sql::Truncate& truncate, const Situation& at, Hazards& found) {
  for (const sql::QualifiedName& table : truncate.tables) check_table(table, "TRUNCATE", at, found);
}

void check_pending_drop(const sql::Drop& drop, const Situation& at, Hazards& found) {
  if (drop.kind != sql::ObjectKind::kTable) return;
  for (const sql::ObjectName& table : drop.objects) check_table(table.name, "DROP TABLE", at, found);
}

}  // namespace

constexpr lint::Rule kPendingTriggerEvents = {
    .id = "pending-trigger-events",
    .hazard = lint::Hazard::kMayFail,
    .summary = "a table altered while its deferred constraints wait",
    .handlers = {lint::on<&check_pending_alter>(), lint::on<&check_pending_truncate>(),
                 lint::on<&check_pending_drop>()},
};

}  // namespace lockstep::sql_rules
