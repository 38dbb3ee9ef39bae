#include <algorithm>
#include <optional>
#include <utility>

#include "replay/alter_table.h"
#include "replay/columns.h"
#include "replay/dropping.h"
#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

using sql::AlterAction;
using sql::AlterActionKind;

std::string of_relation(const Column& column, const Relation& relation) {
  return "column \"" + column.name + "\" of relation \"" + relation.name + "\"";
}

bool is_partition_key(const Relation& relation, const std::string& column) {
  return std::find(relation.partition_columns.begin(), relation.partition_columns.end(), column) !=
         relation.partition_columns.end();
}

/// Also of the column in tables that have it from this one, and of its sequence.
std::vector<Dependent> dependents_of_column(const Database& database, const Relation& relation, const Column& column) {
  std::vector<Dependent> all;
  for (const Id id : with_descendants(database, relation.id)) {
    const Relation& one = *database.relation(id);
    const Column* same = find_column(one, column.name);
    if (same == nullptr || (id != relation.id && !same->is_inherited)) continue;
    for (Dependent& dependent : database.dependents_of(one, *same)) all.push_back(std::move(dependent));
  }
  const Relation* sequence = database.relation(column.sequence);
  if (sequence == nullptr) return all;
  for (Dependent& one : database.dependents_of(*sequence)) {
    if (one.object != relation.id || one.part_name != column.name) all.push_back(std::move(one));
  }
  return all;
}

void drop_column(Step& step, Id relation_id, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Lookup<Column> found = step.database.find_column(relation, action.name.text);
  if (!found) {
    if (found.is_absent() && !action.if_exists) {
      step.note("42703", "column \"" + action.name.text + "\" of relation \"" + relation.name + "\" does not exist",
                action.name.span, relation.existence == Existence::kCertain);
      if (step.has_run) step.database.change_relation(relation_id).open_columns = "a migration drops an unknown column";
    }
    return;
  }
  if (found->is_inherited) {
    step.refuse("42P16", "cannot drop inherited column \"" + found->name + "\"", action.name.span);
    return;
  }
  if (is_partition_key(relation, found->name)) {
    step.refuse("42P16",
                "cannot drop column \"" + found->name + "\" because it is part of the partition key of relation \"" +
                    relation.name + "\"",
                action.name.span);
    return;
  }
  const std::string name = found->name;
  std::vector<Dependent> dependents = dependents_of_column(step.database, relation, *found);
  if (!dependents.empty() && !action.cascade) {
    step.refuse("2BP01",
                "cannot drop column " + name + " of table " + relation.name + " because other objects depend on it",
                action.name.span, dependents);
    if (!step.has_run) return;
  }
  if (step.may_not_run()) {
    column_of(step.database.change_relation(relation_id), found->number)->existence = Existence::kPossible;
    return;
  }
  drop_dependents(step, std::move(dependents));
  if (step.database.relation(relation_id) == nullptr) return;
  for (const Id id : with_descendants(step.database, relation_id)) {
    const Column* column = find_column(*step.database.relation(id), name);
    if (column != nullptr && (id == relation_id || column->is_inherited)) erase_column(step, id, column->number);
  }
}

void set_type(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  if (action.column == nullptr) return;
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  const std::string name = column.name;
  const std::size_t before = step.conflicts.size();
  refuse_type_change(step, relation, column, action);
  if (step.conflicts.size() > before && !step.has_run) return;
  const std::optional<Id> type_id = used_type(step, action.column->type);
  if (!type_id) return;
  for (const Id id : with_descendants(step.database, relation_id)) {
    Relation& changed = step.database.change_relation(id);
    for (Column& one : changed.columns) {
      if (one.name != name) continue;
      // The default is cast to the new type, and stands on the old one until it is set anew.
      if (one.default_value && one.type_id != 0) add_uses(one.uses, {{one.type_id, 0, true}});
      one.type = action.column->type;
      one.type_id = *type_id;
      one.is_type_known = !step.may_not_run();
      one.is_serial = false;
      if (!action.column->collation.name.empty()) one.collation = action.column->collation.name;
    }
    step.database.note_use(id, *type_id);
  }
}

/// SET DEFAULT and DROP DEFAULT.
void change_default(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  const std::string name = column.name;
  if (column.generated) {
    step.refuse("42601", of_relation(column, relation) + " is a generated column", action.name.span);
  } else if (column.identity != Column::Identity::kNone) {
    step.refuse("42601", of_relation(column, relation) + " is an identity column", action.name.span);
  } else if (!step.may_not_run()) {
    for (const Id id : with_descendants(step.database, relation_id)) {
      const Column* one = find_column(*step.database.relation(id), name);
      if (one == nullptr) continue;
      if (action.kind == AlterActionKind::kSetDefault && action.expression != nullptr) {
        set_default(step, id, one->number, *action.expression, action.span);
      } else {
        Column& changed = *column_of(step.database.change_relation(id), one->number);
        changed.default_value.reset();
        changed.uses.clear();
        changed.is_serial = false;
      }
    }
  }
}

void set_not_null(Step& step, Id relation_id, const std::string& name, bool not_null) {
  if (step.may_not_run()) return;
  for (const Id id : with_descendants(step.database, relation_id)) {
    for (Column& column : step.database.change_relation(id).columns) {
      if (column.name != name) continue;
      column.not_null = not_null;
      column.is_not_null_of_key = false;
    }
  }
}

void drop_not_null(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  const Constraint* key = find_primary_key(relation);
  if (column.identity != Column::Identity::kNone) {
    step.refuse("42601", of_relation(column, relation) + " is an identity column", action.name.span);
  } else if (key != nullptr && key->existence == Existence::kCertain &&
             std::find(key->columns.begin(), key->columns.end(), column.name) != key->columns.end()) {
    step.refuse("42P16", "column \"" + column.name + "\" is in a primary key", action.name.span);
  } else {
    const std::string name = column.name;
    set_not_null(step, relation_id, name, false);
  }
}

void add_identity(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  if (column.identity != Column::Identity::kNone) {
    step.refuse("55000", of_relation(column, relation) + " is already an identity column", action.name.span);
  } else if (column.default_value) {
    step.refuse("55000", of_relation(column, relation) + " already has a default value", action.name.span);
  } else if (!column.not_null && !column.is_assumed) {
    step.refuse("55000", of_relation(column, relation) + " must be declared NOT NULL before identity can be added",
                action.name.span);
  } else if (action.constraint != nullptr && !step.may_not_run()) {
    column_of(step.database.change_relation(relation_id), number)->identity =
        action.constraint->generated_always ? Column::Identity::kAlways : Column::Identity::kByDefault;
    add_own_sequence(step, relation_id, number, action.constraint->options, true);
  }
}

void set_identity(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  if (column.identity == Column::Identity::kNone) {
    if (column.is_assumed) return;
    step.refuse("55000", of_relation(column, relation) + " is not an identity column", action.name.span);
    return;
  }
  Column& changed = *column_of(step.database.change_relation(relation_id), number);
  for (const sql::Option& option : action.options) {
    if (option.name != "generated" || !option.value) continue;
    changed.identity = *option.value == "always" ? Column::Identity::kAlways : Column::Identity::kByDefault;
  }
}

void drop_identity(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  if (column.identity == Column::Identity::kNone) {
    if (column.is_assumed || action.if_exists) return;
    step.refuse("55000", of_relation(column, relation) + " is not an identity column", action.name.span);
    return;
  }
  if (step.may_not_run()) return;
  const Id sequence = column.sequence;
  if (step.database.relation(sequence) != nullptr) step.database.remove(sequence);
  Column& changed = *column_of(step.database.change_relation(relation_id), number);
  changed.identity = Column::Identity::kNone;
  changed.sequence = 0;
}

void drop_expression(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column& column = *find_column(relation, number);
  if (!column.generated) {
    if (column.is_assumed || action.if_exists) return;
    step.refuse("55000", of_relation(column, relation) + " is not a stored generated column", action.name.span);
    return;
  }
  if (step.may_not_run()) return;
  Column& changed = *column_of(step.database.change_relation(relation_id), number);
  changed.generated.reset();
  changed.uses.clear();
}

/// SET EXPRESSION AS (…), of PostgreSQL 17.
void set_expression(Step& step, Id relation_id, std::uint32_t number, const AlterAction& action) {
  if (action.expression == nullptr || step.may_not_run()) return;
  Uses uses = uses_of(step.database, *step.database.relation(relation_id), *action.expression);
  step.database.note_uses(relation_id, uses);
  Column& changed = *column_of(step.database.change_relation(relation_id), number);
  changed.uses = std::move(uses);
  changed.generated = step.source_within_parentheses(action.expression->span, action.span);
}

}  // namespace

void refuse_type_change(Step& step, const Relation& relation, const Column& column, const AlterAction& action) {
  if (is_partition_key(relation, column.name)) {
    step.refuse("42P16",
                "cannot alter column \"" + column.name + "\" because it is part of the partition key of relation \"" +
                    relation.name + "\"",
                action.name.span);
    return;
  }
  if (column.is_inherited) {
    step.refuse("42P16", "cannot alter inherited column \"" + column.name + "\"", action.name.span);
    return;
  }
  for (Dependent& one : step.database.dependents_of(relation, column)) {
    const Relation* user = step.database.relation(one.object);
    std::string_view what;
    if (one.part == PartKind::kWhole) {
      if (user == nullptr && step.database.function(one.object) == nullptr) continue;
      what = user == nullptr ? "used by a function or procedure" : "used by a view or rule";
    } else if (one.part == PartKind::kRule) {
      what = "used by a view or rule";
    } else if (one.part == PartKind::kPolicy) {
      what = "used in a policy definition";
    } else if (one.part == PartKind::kTrigger) {
      what = "used in a trigger definition";
    } else if (one.part == PartKind::kGenerated) {
      what = "used by a generated column";
    } else {
      continue;
    }
    step.refuse("0A000", "cannot alter type of a column " + std::string(what), action.name.span, {std::move(one)});
    return;
  }
}

void alter_column(Step& step, Id relation, const AlterAction& action) {
  if (action.kind == AlterActionKind::kDropColumn) return drop_column(step, relation, action);
  const std::uint32_t number = target_column(step, relation, action.name);
  if (number == 0) return;
  const std::string name = find_column(*step.database.relation(relation), number)->name;
  if (step.may_not_run()) column_of(step.database.change_relation(relation), number)->may_be_altered = true;
  switch (action.kind) {
    case AlterActionKind::kSetType:
      set_type(step, relation, number, action);
      break;
    case AlterActionKind::kSetDefault:
    case AlterActionKind::kDropDefault:
      change_default(step, relation, number, action);
      break;
    case AlterActionKind::kSetNotNull:
      set_not_null(step, relation, name, true);
      break;
    case AlterActionKind::kDropNotNull:
      drop_not_null(step, relation, number, action);
      break;
    case AlterActionKind::kAddIdentity:
      add_identity(step, relation, number, action);
      break;
    case AlterActionKind::kSetIdentity:
      set_identity(step, relation, number, action);
      break;
    case AlterActionKind::kDropIdentity:
      drop_identity(step, relation, number, action);
      break;
    case AlterActionKind::kDropExpression:
      drop_expression(step, relation, number, action);
      break;
    case AlterActionKind::kSetExpression:
      set_expression(step, relation, number, action);
      break;
    default:
      break;
  }
}

}  // namespace lockstep::replay
