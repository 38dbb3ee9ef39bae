#include "lint/effect_drop.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "lint/effect_alter_table.h"

// DROP. A foreign key has triggers on both of its tables, so that dropping either side locks the other; a partition is
// missing in its parent; and what goes with CASCADE is locked like what was named.
namespace lockstep::lint {
namespace {

constexpr LockMode kLock = LockMode::kAccessExclusive;

/// What is to be dropped, and what goes with it.
class Doomed {
 public:
  Doomed(EffectList& list, bool cascade) : list_(list), before_(list.before()), cascade_(cascade) {}

  void add_relation(const replay::Relation& relation) {
    if (relation.kind != replay::RelationKind::kCompositeType) list_.add_other(relation, kLock);
    push(relation.id);
  }
  void add_type(const sql::QualifiedName& name) {
    const replay::TypeLookup found = before_.find_type(name);
    if (found.type != nullptr) push(found.type->id);
    if (found.row_of != nullptr) push(found.row_of->id);
  }
  void push(replay::Id id) {
    if (seen_.insert(id).second) waiting_.push_back(id);
  }
  void push_dependents(const std::vector<replay::Dependent>& dependents) {
    for (const replay::Dependent& one : dependents) add_dependent(one);
  }
  void push_column(replay::Id relation, std::uint32_t number) {
    if (seen_columns_.insert({relation, number}).second) waiting_columns_.emplace_back(relation, number);
  }
  /// Follows all that was pushed.
  void run() {
    while (!waiting_.empty() || !waiting_columns_.empty()) {
      if (waiting_columns_.empty()) {
        const replay::Id id = waiting_.back();
        waiting_.pop_back();
        follow(id);
        continue;
      }
      const auto [id, number] = waiting_columns_.back();
      waiting_columns_.pop_back();
      const replay::Relation* relation = before_.relation(id);
      const replay::Column* column = relation == nullptr ? nullptr : replay::find_column(*relation, number);
      if (column != nullptr) follow_column(*relation, *column);
    }
  }

 private:
  void follow(replay::Id id) {
    if (const auto* relation = before_.relation(id)) follow_relation(*relation);
    if (!cascade_) return;
    if (const auto* type = before_.type(id)) {
      push_dependents(before_.dependents_of(*type));
      push_dependents(before_.columns_of_type(id));
    }
    if (const auto* function = before_.function(id)) push_dependents(before_.dependents_of(*function));
  }

  void follow_relation(const replay::Relation& relation) {
    for (const replay::Constraint& constraint : relation.constraints) {
      // One of the parent's has its triggers on the other table for the parent's sake.
      const bool is_own = !constraint.is_inherited;
      if (constraint.kind == sql::ConstraintKind::kForeignKey && is_own) lock_referenced(constraint);
    }
    follow_family(relation);
    for (const replay::Column& column : relation.columns) {
      const replay::Relation* sequence = before_.relation(column.sequence);
      if (sequence != nullptr && sequence->owner_table == relation.id) list_.add_other(*sequence, kLock);
    }
    if (cascade_) push_dependents(before_.dependents_of(relation));
  }

  void follow_column(const replay::Relation& relation, const replay::Column& column) {
    for (const replay::Constraint& constraint : relation.constraints) {
      const auto& columns = constraint.columns;
      const bool is_here = std::find(columns.begin(), columns.end(), column.name) != columns.end();
      if (constraint.kind == sql::ConstraintKind::kForeignKey && is_here) add_referenced(constraint, kLock, list_);
    }
    const replay::Relation* sequence = before_.relation(column.sequence);
    if (sequence != nullptr && sequence->owner_table == relation.id) list_.add_other(*sequence, kLock);
    if (cascade_) push_dependents(before_.dependents_of(relation, column));
  }

  void lock_referenced(const replay::Constraint& foreign_key) {
    constexpr int kLocksPartitionedItself = 15;
    const replay::Relation* other = before_.relation(foreign_key.foreign_table);
    const bool is_partitioned = other != nullptr && other->is_partitioned();
    if (!is_partitioned || list_.major() >= kLocksPartitionedItself) return add_referenced(foreign_key, kLock, list_);
    for (const replay::Relation* part : descendants_of(*other, before_)) list_.add_other(*part, kLock);
  }

  void follow_family(const replay::Relation& relation) {
    for (const replay::Id child : relation.children) {
      const replay::Relation* object = before_.relation(child);
      if (object != nullptr && (cascade_ || object->partition_of == relation.id)) add_relation(*object);
    }
    const replay::Relation* parent = before_.relation(relation.partition_of);
    if (parent == nullptr || seen_.contains(parent->id)) return;
    list_.add_other(*parent, kLock);
    const replay::Relation* rest = default_partition_of(*parent, before_);
    if (rest != nullptr && rest->id != relation.id) list_.add_other(*rest, kLock);
  }

  void add_dependent(const replay::Dependent& one) {
    const replay::Relation* relation = before_.relation(one.object);
    if (one.part == replay::PartKind::kWhole || relation == nullptr) {
      if (relation != nullptr) return add_relation(*relation);
      return push(one.object);
    }
    list_.add_other(*relation, kLock);
    if (one.part == replay::PartKind::kColumn || one.part == replay::PartKind::kGenerated) {
      const replay::Column* column = replay::find_column(*relation, one.part_name);
      if (column != nullptr) push_column(relation->id, column->number);
    }
    const replay::Constraint* constraint =
        one.part == replay::PartKind::kConstraint ? replay::find_constraint(*relation, one.part_name) : nullptr;
    const bool is_key = constraint != nullptr && constraint->kind == sql::ConstraintKind::kForeignKey;
    const bool is_of_partitions = relation->is_partitioned() && (is_key || one.part == replay::PartKind::kTrigger);
    if (!is_of_partitions) return;
    for (const replay::Relation* part : descendants_of(*relation, before_)) list_.add_other(*part, kLock);
  }

  EffectList& list_;
  const replay::Database& before_;
  bool cascade_;
  std::set<replay::Id> seen_;
  std::set<std::pair<replay::Id, std::uint32_t>> seen_columns_;
  std::vector<replay::Id> waiting_;
  std::vector<std::pair<replay::Id, std::uint32_t>> waiting_columns_;
};

void drop_relation(const sql::ObjectName& object, const sql::Drop& drop, EffectList& list) {
  const auto found = list.before().find_relation(object.name);
  if (!found && found.is_absent()) return;
  list.add_target(object.name, kLock);
  if (!found) return;
  Doomed doomed(list, drop.cascade);
  doomed.push(found->id);
  doomed.run();
}

void drop_index(const sql::ObjectName& object, const sql::Drop& drop, EffectList& list) {
  const replay::IndexLookup found = list.before().find_index(object.name);
  if (found.table == nullptr) return;
  const LockMode lock = drop.concurrently ? LockMode::kShareUpdateExclusive : kLock;
  list.add_target(*found.table, lock);
  if (!found.table->is_partitioned()) return;
  for (const replay::Relation* part : descendants_of(*found.table, list.before())) list.add_other(*part, lock);
}

/// Of a trigger, rule or policy: the relation that has it. Of triggers those of partitions go too.
void drop_part(const sql::ObjectName& object, sql::ObjectKind kind, EffectList& list) {
  const auto found = list.before().find_relation(object.on);
  if (!found && found.is_absent()) return;
  list.add_target(object.on, kLock);
  if (!found || kind != sql::ObjectKind::kTrigger || !found->is_partitioned()) return;
  for (const replay::Relation* part : descendants_of(*found, list.before())) list.add_other(*part, kLock);
}

void drop_others(const sql::Drop& drop, const sql::ObjectName& object, Doomed& doomed, const replay::Database& before) {
  switch (drop.kind) {
    case sql::ObjectKind::kType:
    case sql::ObjectKind::kDomain:
      return doomed.add_type(object.name);
    case sql::ObjectKind::kFunction:
    case sql::ObjectKind::kProcedure:
    case sql::ObjectKind::kRoutine:
    case sql::ObjectKind::kAggregate:
      if (const auto found = before.find_function(object)) doomed.push(found->id);
      return;
    case sql::ObjectKind::kSchema:
      before.for_each_relation([&](const replay::Relation& relation) {
        if (relation.schema == object.name.name) doomed.add_relation(relation);
      });
      return;
    default:
      return;
  }
}

}  // namespace

void add_effects(const sql::Drop& drop, EffectList& list) {
  Doomed doomed(list, drop.cascade);
  for (const sql::ObjectName& object : drop.objects) {
    switch (drop.kind) {
      case sql::ObjectKind::kTable:
      case sql::ObjectKind::kForeignTable:
      case sql::ObjectKind::kView:
      case sql::ObjectKind::kMaterializedView:
      case sql::ObjectKind::kSequence:
        drop_relation(object, drop, list);
        break;
      case sql::ObjectKind::kIndex:
        drop_index(object, drop, list);
        break;
      case sql::ObjectKind::kTrigger:
      case sql::ObjectKind::kPolicy:
      case sql::ObjectKind::kRule:
        drop_part(object, drop.kind, list);
        break;
      default:
        if (drop.cascade) drop_others(drop, object, doomed, list.before());
    }
  }
  doomed.run();
}

void add_dropped_column(const replay::Relation& relation, const replay::Column& column, bool cascade,
                        EffectList& list) {
  Doomed doomed(list, cascade);
  doomed.push_column(relation.id, column.number);
  doomed.run();
}

void add_typed_tables(const replay::Relation& composite_type, EffectList& list) {
  for (const replay::Id id : list.before().possible_dependents(composite_type.id)) {
    const replay::Relation* relation = list.before().relation(id);
    if (relation != nullptr && relation->of_type == composite_type.id) list.add_other(*relation, kLock);
  }
}

void for_each_foreign_key_to(
    const replay::Relation& relation, const replay::Database& before,
    const std::function<void(const replay::Relation& from, const replay::Constraint& key)>& visit) {
  for (const replay::Id id : before.possible_dependents(relation.id)) {
    const replay::Relation* from = before.relation(id);
    if (from == nullptr) continue;
    for (const replay::Constraint& constraint : from->constraints) {
      const bool is_key = constraint.kind == sql::ConstraintKind::kForeignKey;
      if (is_key && constraint.foreign_table == relation.id) visit(*from, constraint);
    }
  }
}

}  // namespace lockstep::lint
