#include "replay/dropping.h"

#include <algorithm>
#include <utility>

#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/targets.h"

namespace lockstep::replay {
namespace {

template <typename T>
void erase_named(std::vector<T>& all, const std::string& name) {
  std::erase_if(all, [&](const T& one) { return one.name == name; });
}

bool mentions(const std::vector<std::string>& columns, const std::string& name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

/// Of one dependent, what it pulls along is put into the list.
void drop_dependent(Step& step, const Dependent& one, std::vector<Dependent>& waiting) {
  Database& database = step.database;
  if (std::holds_alternative<std::monostate>(database.object(one.object))) return;
  switch (one.part) {
    case PartKind::kWhole: {
      std::set<Id> doomed;
      add_with_parts(database, one.object, doomed);
      for (Dependent& next : dependents_outside(database, doomed)) waiting.push_back(std::move(next));
      remove_all(step, doomed);
      return;
    }
    case PartKind::kColumn:
    case PartKind::kGenerated: {
      const Relation* relation = database.relation(one.object);
      const Column* column = relation == nullptr ? nullptr : find_column(*relation, one.part_name);
      if (column == nullptr) return;
      for (Dependent& next : database.dependents_of(*relation, *column)) waiting.push_back(std::move(next));
      erase_column(step, one.object, column->number);
      return;
    }
    case PartKind::kDefault: {
      for (Column& column : database.change_relation(one.object).columns) {
        if (column.name != one.part_name) continue;
        column.default_value.reset();
        column.uses.clear();
        column.is_serial = false;
      }
      return;
    }
    case PartKind::kConstraint:
      if (database.relation(one.object) != nullptr) {
        erase_constraint(step, one.object, one.part_name);
      } else if (database.type(one.object) != nullptr) {
        erase_named(database.change_type(one.object).constraints, one.part_name);
      }
      return;
    case PartKind::kIndex:
      erase_index(step, one.object, one.part_name);
      return;
    case PartKind::kPolicy:
      erase_policy(step, one.object, one.part_name);
      return;
    case PartKind::kTrigger:
      erase_trigger(step, one.object, one.part_name);
      return;
    case PartKind::kRule:
      erase_rule(step, one.object, one.part_name);
      return;
  }
}

void leave_parents(Step& step, const Relation& relation) {
  std::vector<Id> parents = relation.inherits;
  if (relation.partition_of != 0) parents.push_back(relation.partition_of);
  for (const Id parent : parents) {
    if (step.database.relation(parent) != nullptr) {
      std::erase(step.database.change_relation(parent).children, relation.id);
    }
  }
}

}  // namespace

void add_with_parts(const Database& database, Id id, std::set<Id>& doomed) {
  std::vector<Id> waiting = {id};
  while (!waiting.empty()) {
    const Id one = waiting.back();
    waiting.pop_back();
    if (!doomed.insert(one).second) continue;
    const Relation* relation = database.relation(one);
    if (relation == nullptr) continue;
    for (const Id child : relation->children) {
      const Relation* partition = database.relation(child);
      if (partition != nullptr && partition->partition_of == one) waiting.push_back(child);
    }
    for (const Id user : database.possible_dependents(one)) {
      const Relation* sequence = database.relation(user);
      if (sequence != nullptr && sequence->owner_table == one) waiting.push_back(user);
    }
  }
}

std::vector<Dependent> dependents_outside(const Database& database, const std::set<Id>& doomed) {
  std::vector<Dependent> all;
  for (const Id id : doomed) {
    std::vector<Dependent> dependents;
    if (const Relation* relation = database.relation(id)) dependents = database.dependents_of(*relation);
    if (const Type* type = database.type(id)) dependents = database.dependents_of(*type);
    if (const Function* function = database.function(id)) dependents = database.dependents_of(*function);
    for (Dependent& one : dependents) {
      if (!doomed.contains(one.object)) all.push_back(std::move(one));
    }
  }
  return all;
}

void remove_all(Step& step, const std::set<Id>& doomed) {
  for (const Id id : doomed) {
    if (const Relation* relation = step.database.relation(id)) leave_parents(step, *relation);
    if (!std::holds_alternative<std::monostate>(step.database.object(id))) step.database.remove(id);
  }
}

void drop_dependents(Step& step, std::vector<Dependent> dependents) {
  while (!dependents.empty()) {
    const Dependent one = std::move(dependents.back());
    dependents.pop_back();
    drop_dependent(step, one, dependents);
  }
}

void erase_column(Step& step, Id relation_id, std::uint32_t number) {
  const Relation& relation = *step.database.relation(relation_id);
  const Column* column = find_column(relation, number);
  if (column == nullptr) return;
  const std::string name = column->name;
  const Id sequence = column->sequence;
  std::vector<std::string> constraints;
  for (const Constraint& one : relation.constraints) {
    if (mentions(one.columns, name)) constraints.push_back(one.name);
  }
  std::vector<std::string> indexes;
  for (const Index& one : relation.indexes) {
    if (mentions(one.columns, name)) indexes.push_back(one.name);
  }
  for (const std::string& one : constraints) erase_constraint(step, relation_id, one);
  for (const std::string& one : indexes) erase_index(step, relation_id, one);
  for (const Id user : step.database.possible_dependents(relation_id)) {
    const Relation* owned = step.database.relation(user);
    const bool is_its_own = owned != nullptr && owned->owner_table == relation_id && owned->owner_column == number;
    if (is_its_own && user != sequence) step.database.remove(user);
  }
  if (sequence != 0 && step.database.relation(sequence) != nullptr) step.database.remove(sequence);
  Relation& changed = step.database.change_relation(relation_id);
  std::erase_if(changed.columns, [&](const Column& one) { return one.number == number; });
}

void erase_policy(Step& step, Id relation, const std::string& name) {
  erase_named(step.database.change_relation(relation).policies, name);
}

void erase_trigger(Step& step, Id relation, const std::string& name) {
  erase_named(step.database.change_relation(relation).triggers, name);
}

void erase_rule(Step& step, Id relation, const std::string& name) {
  erase_named(step.database.change_relation(relation).rules, name);
}

}  // namespace lockstep::replay
