#include "replay/constraints.h"

#include <algorithm>
#include <utility>

#include "replay/indexes.h"
#include "replay/names.h"
#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

using sql::ConstraintKind;

int rank(ConstraintKind kind) {
  switch (kind) {
    case ConstraintKind::kPrimaryKey:
      return 1;
    case ConstraintKind::kUnique:
    case ConstraintKind::kExclusion:
      return 2;
    case ConstraintKind::kForeignKey:
      return 3;
    default:
      return 0;
  }
}

/// NOT NULL as a constraint of the table, with a name (18).
void add_not_null(Step& step, Id table, const sql::Constraint& written) {
  for (const sql::Name& name : written.columns) {
    const std::uint32_t number = target_column(step, table, name);
    if (number == 0) continue;
    if (!written.is_not_valid) column_of(step.database.change_relation(table), number)->not_null = true;
    if (written.name.text.empty()) continue;
    Constraint constraint = head_of(step, written, written.name.text);
    constraint.columns = {name.text};
    put_constraint(step, table, std::move(constraint));
  }
}

/// A check whose columns are those of the table is one of each child too.
void inherit_check(Step& step, Id table, const Constraint& check) {
  if (check.is_no_inherit) return;
  std::vector<Id> all = with_descendants(step.database, table);
  for (std::size_t at = 1; at < all.size(); ++at) {
    if (step.database.has_constraint(*step.database.relation(all[at]), check.name)) continue;
    Constraint inherited = check;
    inherited.is_inherited = true;
    put_constraint(step, all[at], std::move(inherited));
  }
}

}  // namespace

void add_constraints(Step& step, Id table, std::vector<PendingConstraint> pending, ConstraintContext context) {
  std::stable_sort(pending.begin(), pending.end(), [](const PendingConstraint& a, const PendingConstraint& b) {
    return rank(a.written->kind) < rank(b.written->kind);
  });
  for (const PendingConstraint& one : pending) {
    switch (one.written->kind) {
      case ConstraintKind::kCheck:
        add_check(step, table, one);
        break;
      case ConstraintKind::kPrimaryKey:
      case ConstraintKind::kUnique:
      case ConstraintKind::kExclusion:
        add_key(step, table, one, context);
        break;
      case ConstraintKind::kForeignKey:
        add_foreign_key(step, table, one);
        break;
      case ConstraintKind::kNotNull:
        add_not_null(step, table, *one.written);
        break;
      default:
        break;
    }
  }
}

bool is_constraint_name_free(Step& step, const Relation& table, const std::string& name, sql::Span place) {
  if (!step.database.has_constraint(table, name)) return true;
  const Constraint* known = find_constraint(table, name);
  step.note("42710", "constraint \"" + name + "\" for relation \"" + table.name + "\" already exists", place,
            known == nullptr || known->existence == Existence::kCertain);
  return false;
}

Constraint head_of(const Step& step, const sql::Constraint& written, const std::string& name) {
  Constraint constraint;
  constraint.kind = written.kind;
  constraint.name = name;
  constraint.is_named_by_postgres = written.name.text.empty();
  constraint.is_valid = !written.is_not_valid;
  constraint.is_enforced = !written.is_not_enforced;
  constraint.is_deferrable = written.is_deferrable;
  constraint.is_initially_deferred = written.is_initially_deferred;
  constraint.is_no_inherit = written.is_no_inherit;
  constraint.nulls_not_distinct = written.nulls_not_distinct;
  constraint.existence = step.existence();
  constraint.origin = step.at(written.span);
  return constraint;
}

void put_constraint(Step& step, Id table, Constraint constraint) {
  if (!constraint.is_valid) {
    step.transaction.not_valid.push_back({table, constraint.name, constraint.origin});
  }
  step.database.note_uses(table, constraint.uses);
  Relation& changed = step.database.change_relation(table);
  step.database.take_constraint_name(changed, constraint.name);
  changed.constraints.push_back(std::move(constraint));
}

void add_check(Step& step, Id table_id, const PendingConstraint& pending) {
  const sql::Constraint& written = *pending.written;
  if (written.expression == nullptr) return;
  const Relation& table = *step.database.relation(table_id);
  const Uses uses = uses_of(step.database, table, *written.expression);
  std::vector<std::string> columns = own_columns(table, uses);
  std::string name = written.name.text;
  if (name.empty()) {
    const std::string only = columns.size() == 1 ? columns.front() : "";
    name = free_constraint_name(step.database, table.schema, table.name, only, "check");
  } else if (!is_constraint_name_free(step, table, name, written.span)) {
    return;
  }
  Constraint constraint = head_of(step, written, name);
  constraint.is_of_column = !pending.column.empty();
  constraint.columns = std::move(columns);
  constraint.expression = step.source_within_parentheses(written.expression->span, written.span);
  constraint.uses = without_own_columns(table, uses);
  put_constraint(step, table_id, constraint);
  inherit_check(step, table_id, constraint);
}

void erase_constraint(Step& step, Id table, const std::string& name) {
  Relation& changed = step.database.change_relation(table);
  const auto found = std::find_if(changed.constraints.begin(), changed.constraints.end(),
                                  [&](const Constraint& one) { return one.name == name; });
  if (found == changed.constraints.end()) return;
  const bool has_own_index = rank(found->kind) == 1 || rank(found->kind) == 2;
  const std::string index = found->index;
  changed.constraints.erase(found);
  step.database.free_constraint_name(changed, name);
  if (has_own_index) erase_index(step, table, index);
}

void drop_constraint(Step& step, Id table_id, const sql::Name& name, bool if_exists, bool cascade) {
  const Relation& table = *step.database.relation(table_id);
  const Lookup<Constraint> found = step.database.find_constraint(table, name.text);
  if (!found) {
    if (!found.is_absent() || if_exists) return;
    step.note("42704", "constraint \"" + name.text + "\" of relation \"" + table.name + "\" does not exist", name.span,
              table.existence == Existence::kCertain);
    if (step.has_run) step.database.change_relation(table_id).open_parts = "a migration drops an unknown constraint";
    return;
  }
  if (found->is_inherited) {
    const std::string message =
        "cannot drop inherited constraint \"" + name.text + "\" of relation \"" + table.name + "\"";
    step.refuse("42P16", message, name.span);
    return;
  }
  const bool is_key = rank(found->kind) == 1 || rank(found->kind) == 2;
  if (is_key) {
    std::vector<Dependent> dependents = step.database.dependents_of_key(table, found->index);
    std::erase_if(dependents,
                  [&](const Dependent& one) { return one.object == table_id && one.part_name == name.text; });
    if (!dependents.empty() && !cascade) {
      step.refuse(
          "2BP01",
          "cannot drop constraint " + name.text + " on table " + table.name + " because other objects depend on it",
          name.span, std::move(dependents));
      if (!step.has_run) return;
    }
    for (const Dependent& one : dependents) erase_constraint(step, one.object, one.part_name);
  }
  if (step.may_not_run()) {
    for (Constraint& one : step.database.change_relation(table_id).constraints) {
      if (one.name == name.text) one.existence = Existence::kPossible;
    }
    return;
  }
  for (const Id id : with_descendants(step.database, table_id)) {
    const Constraint* one = find_constraint(*step.database.relation(id), name.text);
    if (one != nullptr && (id == table_id || one->is_inherited)) erase_constraint(step, id, name.text);
  }
}

void validate_constraint(Step& step, Id table_id, const sql::Name& name) {
  const Relation& table = *step.database.relation(table_id);
  const Lookup<Constraint> found = step.database.find_constraint(table, name.text);
  if (found.is_absent()) {
    step.note("42704", "constraint \"" + name.text + "\" of relation \"" + table.name + "\" does not exist", name.span,
              table.existence == Existence::kCertain);
    return;
  }
  if (!found) return;
  if (rank(found->kind) == 1 || rank(found->kind) == 2) {
    step.refuse(
        "42809",
        "constraint \"" + name.text + "\" of relation \"" + table.name + "\" is not a foreign key or check constraint",
        name.span);
    return;
  }
  if (step.may_not_run()) return;
  for (const Id id : with_descendants(step.database, table_id)) {
    for (Constraint& one : step.database.change_relation(id).constraints) {
      if (one.name == name.text) one.is_valid = true;
    }
  }
}

}  // namespace lockstep::replay
