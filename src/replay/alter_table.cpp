#include "replay/alter_table.h"

#include <algorithm>
#include <utility>

#include "replay/columns.h"
#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/partitions.h"
#include "replay/targets.h"

// ALTER TABLE. PostgreSQL runs the actions of one statement not in the order of the text but in passes (AlterTablePass
// in its tablecmds.c): what drops comes first, then types, new columns, constraints, properties of columns, the rest.

namespace lockstep::replay {
namespace {

using sql::AlterAction;
using sql::AlterActionKind;

enum class Pass { kDrop, kType, kAddColumn, kColumn, kConstraint, kOther };

Pass pass_of(const AlterAction& action) {
  switch (action.kind) {
    case AlterActionKind::kDropColumn:
    case AlterActionKind::kDropConstraint:
    case AlterActionKind::kDropNotNull:
    case AlterActionKind::kDropDefault:
    case AlterActionKind::kDropExpression:
    case AlterActionKind::kDropIdentity:
      return Pass::kDrop;
    case AlterActionKind::kSetType:
      return Pass::kType;
    case AlterActionKind::kAddColumn:
      return Pass::kAddColumn;
    case AlterActionKind::kSetDefault:
    case AlterActionKind::kSetNotNull:
    case AlterActionKind::kSetExpression:
    case AlterActionKind::kAddIdentity:
    case AlterActionKind::kSetIdentity:
      return Pass::kColumn;
    case AlterActionKind::kAddConstraint:
      return Pass::kConstraint;
    default:
      return Pass::kOther;
  }
}

RelationKind kind_of(sql::ObjectKind object) {
  switch (object) {
    case sql::ObjectKind::kView:
      return RelationKind::kView;
    case sql::ObjectKind::kMaterializedView:
      return RelationKind::kMaterializedView;
    case sql::ObjectKind::kSequence:
      return RelationKind::kSequence;
    case sql::ObjectKind::kForeignTable:
      return RelationKind::kForeignTable;
    case sql::ObjectKind::kType:
      return RelationKind::kCompositeType;
    default:
      return RelationKind::kTable;
  }
}

/// ALTER TABLE reaches views, sequences and indexes too; their own ALTER reaches nothing else.
bool is_wrong_kind(Step& step, const Relation& relation, const sql::AlterTable& statement) {
  if (statement.object == sql::ObjectKind::kTable || relation.is_assumed) return false;
  if (relation.kind == kind_of(statement.object)) return false;
  step.note("42809", "\"" + relation.name + "\" is not a " + std::string(sql::words(statement.object)),
            statement.table.relation.span, relation.existence == Existence::kCertain);
  return true;
}

void copy_to_children(Step& step, Id parent, const std::string& name) {
  const std::vector<Id> all = with_descendants(step.database, parent);
  for (std::size_t at = 1; at < all.size(); ++at) {
    const Column& added = *find_column(*step.database.relation(parent), name);
    if (find_column(*step.database.relation(all[at]), name) != nullptr) continue;
    Column inherited = added;
    inherited.is_inherited = true;
    inherited.sequence = 0;
    step.database.note_use(all[at], inherited.type_id);
    step.database.note_uses(all[at], inherited.uses);
    add_plain_column(step.database.change_relation(all[at]), std::move(inherited));
  }
}

void add_new_column(Step& step, Id table_id, const AlterAction& action, std::vector<PendingConstraint>& pending) {
  if (action.column == nullptr) return;
  const std::string& name = action.column->name.text;
  const Relation& table = *step.database.relation(table_id);
  if (const Column* known = find_column(table, name)) {
    if (action.if_not_exists) return;
    const bool is_certain = known->existence == Existence::kCertain && table.existence == Existence::kCertain;
    step.note("42701", "column \"" + name + "\" of relation \"" + table.name + "\" already exists",
              action.column->name.span, is_certain && !known->is_assumed);
    const bool gives_way = !step.may_not_run() && !is_certain && known->existence == Existence::kPossible;
    if (!gives_way) return;
    const std::uint32_t number = known->number;
    std::erase_if(step.database.change_relation(table_id).columns,
                  [&](const Column& one) { return one.number == number; });
  }
  if (table.partition_of != 0) {
    step.refuse("42809", "cannot add column to a partition", action.span);
    return;
  }
  if (add_column(step, table_id, *action.column, pending)) copy_to_children(step, table_id, name);
}

void set_partition(Step& step, Id table_id, const AlterAction& action) {
  const Id child_id = target_relation(step, action.other, RelationKind::kTable, false);
  if (child_id == 0 || child_id == table_id) return;
  const Relation& table = *step.database.relation(table_id);
  const Relation& child = *step.database.relation(child_id);
  if (!table.is_partitioned() && !table.is_assumed) {
    step.refuse("42P17", "table \"" + table.name + "\" is not partitioned", action.span);
    return;
  }
  if (action.kind != AlterActionKind::kAttachPartition) {
    if (child.partition_of != table_id) {
      if (child.is_assumed || table.is_assumed) return;
      step.refuse("42P01", "relation \"" + child.name + "\" is not a partition of relation \"" + table.name + "\"",
                  action.other.span);
    } else {
      detach_partition(step, table_id, child_id);
    }
    return;
  }
  if (child.partition_of != 0) {
    step.refuse("42809", "\"" + child.name + "\" is already a partition", action.other.span);
    return;
  }
  for (const Column& column : table.columns) {
    if (!step.database.find_column(child, column.name).is_absent()) continue;
    step.refuse("42804", "child table is missing column \"" + column.name + "\"", action.other.span);
    return;
  }
  const bool is_default = action.bound != nullptr && action.bound->kind == sql::PartitionBound::Kind::kDefault;
  attach_partition(step, table_id, child_id, is_default);
}

void set_parent(Step& step, Id table_id, const AlterAction& action) {
  const Id parent = target_relation(step, action.other, RelationKind::kTable, false);
  if (parent == 0) return;
  const std::vector<Id> below = with_descendants(step.database, table_id);
  if (std::find(below.begin(), below.end(), parent) != below.end()) {
    step.refuse("42P07", "circular inheritance not allowed", action.other.span);
  } else if (action.kind == AlterActionKind::kInherit) {
    add_parent(step, table_id, parent);
  } else {
    remove_parent(step, table_id, parent);
  }
}

void set_replica_identity(Step& step, Id table_id, const AlterAction& action) {
  Relation& table = step.database.change_relation(table_id);
  table.replica_index = action.name.text;
  if (action.value == "full") table.replica_identity = ReplicaIdentity::kFull;
  if (action.value == "nothing") table.replica_identity = ReplicaIdentity::kNothing;
  if (action.value == "default") table.replica_identity = ReplicaIdentity::kDefault;
  if (action.value != "index") return;
  table.replica_identity = ReplicaIdentity::kIndex;
  if (find_index(table, action.name.text) != nullptr || !table.open_parts.empty()) return;
  step.refuse("42704", "index \"" + action.name.text + "\" for table \"" + table.name + "\" does not exist",
              action.name.span);
}

void enable_trigger(Step& step, Id table_id, const AlterAction& action) {
  const Relation& table = *step.database.relation(table_id);
  const std::string& name = action.name.text;
  if (!name.empty() && find_trigger(table, name) == nullptr && table.open_parts.empty()) {
    step.refuse("42704", "trigger \"" + name + "\" for table \"" + table.name + "\" does not exist", action.name.span);
    return;
  }
  for (Trigger& trigger : step.database.change_relation(table_id).triggers) {
    if (name.empty() || trigger.name == name) trigger.is_enabled = action.kind == AlterActionKind::kEnableTrigger;
  }
}

void alter_constraint(Step& step, Id table_id, const AlterAction& action) {
  for (Constraint& one : step.database.change_relation(table_id).constraints) {
    if (one.name != action.name.text || action.constraint == nullptr) continue;
    one.is_deferrable = action.constraint->is_deferrable;
    one.is_initially_deferred = action.constraint->is_initially_deferred;
  }
}

void set_options(Relation& relation, const AlterAction& action) {
  for (const sql::Option& option : action.options) {
    std::erase_if(relation.options, [&](const sql::Option& one) { return one.name == option.name; });
    if (action.kind == AlterActionKind::kSetOptions) relation.options.push_back(option);
  }
}

void apply_other(Step& step, Id id, const AlterAction& action) {
  Relation& relation = step.database.change_relation(id);
  if (step.may_not_run()) {
    relation.may_be_altered = true;
    return;
  }
  switch (action.kind) {
    case AlterActionKind::kAlterConstraint:
      alter_constraint(step, id, action);
      break;
    case AlterActionKind::kValidateConstraint:
      validate_constraint(step, id, action.name);
      break;
    case AlterActionKind::kSetLogged:
      relation.persistence = sql::Persistence::kPermanent;
      break;
    case AlterActionKind::kSetUnlogged:
      relation.persistence = sql::Persistence::kUnlogged;
      break;
    case AlterActionKind::kSetOptions:
    case AlterActionKind::kResetOptions:
      set_options(relation, action);
      break;
    case AlterActionKind::kEnableTrigger:
    case AlterActionKind::kDisableTrigger:
      enable_trigger(step, id, action);
      break;
    case AlterActionKind::kInherit:
    case AlterActionKind::kNoInherit:
      set_parent(step, id, action);
      break;
    case AlterActionKind::kReplicaIdentity:
      set_replica_identity(step, id, action);
      break;
    case AlterActionKind::kEnableRowSecurity:
      relation.has_row_security = true;
      break;
    case AlterActionKind::kDisableRowSecurity:
      relation.has_row_security = false;
      break;
    case AlterActionKind::kForceRowSecurity:
      relation.forces_row_security = true;
      break;
    case AlterActionKind::kNoForceRowSecurity:
      relation.forces_row_security = false;
      break;
    case AlterActionKind::kAttachPartition:
    case AlterActionKind::kDetachPartition:
      set_partition(step, id, action);
      break;
    default:
      break;
  }
}

void alter_index(Step& step, const sql::AlterTable& statement) {
  const sql::QualifiedName& name = statement.table.relation;
  const IndexLookup found = step.database.find_index(name);
  if (found.index == nullptr) {
    if (found.presence == Presence::kAbsent && !statement.if_exists) {
      step.is_made_elsewhere("42P01", "relation \"" + shown(name) + "\" does not exist", name.span);
    }
    return;
  }
  const Id table_id = found.table->id;
  for (const AlterAction& action : statement.actions) {
    if (action.kind != AlterActionKind::kAttachPartition) continue;
    const IndexLookup part = step.database.find_index(action.other);
    if (part.index == nullptr) continue;
    for (Index& index : step.database.change_relation(part.table->id).indexes) {
      if (index.name != action.other.name) continue;
      index.parent = table_id;
      index.parent_index = name.name;
    }
    for (Index& index : step.database.change_relation(table_id).indexes) {
      if (index.name == name.name) index.is_valid = true;
    }
  }
}

}  // namespace

void apply_alter_table(Step& step, const sql::AlterTable& statement) {
  if (statement.object == sql::ObjectKind::kIndex) return alter_index(step, statement);
  const Id id = target_relation(step, statement.table.relation, kind_of(statement.object), statement.if_exists);
  if (id == 0 || is_wrong_kind(step, *step.database.relation(id), statement)) return;
  std::vector<const AlterAction*> actions;
  for (const AlterAction& action : statement.actions) actions.push_back(&action);
  std::stable_sort(actions.begin(), actions.end(),
                   [](const AlterAction* a, const AlterAction* b) { return pass_of(*a) < pass_of(*b); });
  std::vector<PendingConstraint> pending;
  bool are_constraints_added = false;
  const auto add_pending = [&] {
    if (!are_constraints_added) add_constraints(step, id, std::move(pending), ConstraintContext::kAlterTable);
    are_constraints_added = true;
  };
  for (const AlterAction* action : actions) {
    const Pass pass = pass_of(*action);
    if (pass == Pass::kOther) add_pending();
    if (pass == Pass::kAddColumn) {
      add_new_column(step, id, *action, pending);
    } else if (action->kind == AlterActionKind::kDropConstraint) {
      drop_constraint(step, id, action->name, action->if_exists, action->cascade);
    } else if (pass == Pass::kConstraint && action->constraint != nullptr) {
      pending.push_back({action->constraint.get(), ""});
    } else if (pass == Pass::kOther) {
      apply_other(step, id, *action);
    } else {
      alter_column(step, id, *action);
    }
  }
  add_pending();
}

}  // namespace lockstep::replay
