#include "replay/partitions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "replay/constraints.h"
#include "replay/indexes.h"
#include "replay/names.h"

namespace lockstep::replay {
namespace {

struct IndexTask {
  Id parent = 0;
  Index index;
  Id child = 0;
};

bool have_same_keys(const Index& a, const Index& b) {
  return a.is_unique == b.is_unique && a.method == b.method && a.where == b.where && a.included == b.included &&
         std::equal(
             a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
             [](const IndexKey& x, const IndexKey& y) { return x.text == y.text && x.descending == y.descending; });
}

Index* find_part(Relation& child, const Index& index, bool wants_constraint) {
  const auto found = std::find_if(child.indexes.begin(), child.indexes.end(), [&](const Index& one) {
    return one.parent == 0 && have_same_keys(one, index) && (one.is_of_constraint || !wants_constraint);
  });
  return found == child.indexes.end() ? nullptr : &*found;
}

std::string part_name(const Step& step, const Relation& child, const Index& index, const Constraint* key) {
  const auto choose = [&](std::string_view middle, std::string_view label, NameOf kind) {
    return free_relation_name(step.database, child.schema, child.name, middle, label, kind);
  };
  if (key != nullptr && key->kind == sql::ConstraintKind::kPrimaryKey)
    return choose("", "pkey", NameOf::kConstraintIndex);
  const std::string middle = joined_labels(index);
  return key != nullptr ? choose(middle, "key", NameOf::kConstraintIndex) : choose(middle, "idx", NameOf::kRelation);
}

/// Gives one partition its part, and returns that.
Index take_part(Step& step, const IndexTask& task) {
  Relation& child = step.database.change_relation(task.child);
  const Relation& parent = *step.database.relation(task.parent);
  const Constraint* key = task.index.is_of_constraint ? find_constraint(parent, task.index.name) : nullptr;
  if (Index* part = find_part(child, task.index, key != nullptr)) {
    part->parent = task.parent;
    part->parent_index = task.index.name;
    return *part;
  }
  Index part = task.index;
  part.name = part_name(step, child, task.index, key);
  part.parent = task.parent;
  part.parent_index = task.index.name;
  step.database.take_name({NameSpace::kRelation, child.schema, part.name, {}}, task.child);
  child.indexes.push_back(part);
  step.database.note_uses(task.child, part.uses);
  if (key != nullptr) {
    Constraint inherited = *key;
    inherited.name = inherited.index = part.name;
    inherited.is_inherited = true;
    put_constraint(step, task.child, std::move(inherited));
  }
  return part;
}

void inherit_constraints(Step& step, Id parent_id, Id child_id) {
  const std::vector<Constraint> constraints = step.database.relation(parent_id)->constraints;
  for (const Constraint& one : constraints) {
    const bool is_check = one.kind == sql::ConstraintKind::kCheck && !one.is_no_inherit;
    if (!is_check && one.kind != sql::ConstraintKind::kForeignKey) continue;
    if (step.database.has_constraint(*step.database.relation(child_id), one.name)) continue;
    Constraint inherited = one;
    inherited.is_inherited = true;
    put_constraint(step, child_id, std::move(inherited));
  }
}

}  // namespace

void inherit_index(Step& step, Id parent, const Index& index, Id child) {
  std::vector<IndexTask> tasks = {{parent, index, child}};
  while (!tasks.empty()) {
    const IndexTask task = std::move(tasks.back());
    tasks.pop_back();
    if (step.database.relation(task.child) == nullptr) continue;
    const Index part = take_part(step, task);
    const Relation& table = *step.database.relation(task.child);
    if (!table.is_partitioned()) continue;
    for (const Id grandchild : table.children) tasks.push_back({task.child, part, grandchild});
  }
}

void disinherit_index(Step& step, Id parent, const std::string& index, Id child) {
  struct Task {
    Id parent;
    std::string index;
    Id child;
  };
  std::vector<Task> tasks = {{parent, index, child}};
  while (!tasks.empty()) {
    const Task task = std::move(tasks.back());
    tasks.pop_back();
    if (step.database.relation(task.child) == nullptr) continue;
    Relation& table = step.database.change_relation(task.child);
    const auto part = std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& one) {
      return one.parent == task.parent && one.parent_index == task.index;
    });
    if (part == table.indexes.end()) continue;
    for (const Id grandchild : table.children) tasks.push_back({task.child, part->name, grandchild});
    const std::string name = part->name;
    table.indexes.erase(part);
    step.database.free_name({NameSpace::kRelation, table.schema, name, {}});
    if (find_constraint(table, name) != nullptr) erase_constraint(step, task.child, name);
  }
}

void attach_partition(Step& step, Id parent_id, Id child_id, bool is_default) {
  Relation& child = step.database.change_relation(child_id);
  child.partition_of = parent_id;
  child.is_default_partition = is_default;
  Relation& parent = step.database.change_relation(parent_id);
  parent.children.push_back(child_id);
  step.database.note_use(child_id, parent_id);
  const std::vector<Index> indexes = parent.indexes;
  for (const Index& index : indexes) inherit_index(step, parent_id, index, child_id);
  inherit_constraints(step, parent_id, child_id);
  for (const Column& column : step.database.relation(parent_id)->columns) {
    for (Column& own : step.database.change_relation(child_id).columns) {
      if (own.name == column.name && column.not_null) own.not_null = true;
    }
  }
}

void detach_partition(Step& step, Id parent_id, Id child_id) {
  std::erase(step.database.change_relation(parent_id).children, child_id);
  Relation& child = step.database.change_relation(child_id);
  child.partition_of = 0;
  child.is_default_partition = false;
  for (Index& index : child.indexes) {
    if (index.parent == parent_id) index.parent = 0;
  }
  for (Constraint& constraint : child.constraints) constraint.is_inherited = false;
}

void add_parent(Step& step, Id child_id, Id parent_id) {
  Relation& child = step.database.change_relation(child_id);
  if (std::find(child.inherits.begin(), child.inherits.end(), parent_id) != child.inherits.end()) return;
  child.inherits.push_back(parent_id);
  step.database.change_relation(parent_id).children.push_back(child_id);
  step.database.note_use(child_id, parent_id);
  const std::vector<Constraint> constraints = step.database.relation(parent_id)->constraints;
  for (const Constraint& one : constraints) {
    if (one.kind != sql::ConstraintKind::kCheck || one.is_no_inherit) continue;
    if (step.database.has_constraint(*step.database.relation(child_id), one.name)) continue;
    Constraint inherited = one;
    inherited.is_inherited = true;
    put_constraint(step, child_id, std::move(inherited));
  }
}

void remove_parent(Step& step, Id child_id, Id parent_id) {
  std::erase(step.database.change_relation(child_id).inherits, parent_id);
  std::erase(step.database.change_relation(parent_id).children, child_id);
}

}  // namespace lockstep::replay
