#include "replay/indexes.h"

#include <algorithm>
#include <utility>

#include "replay/constraints.h"
#include "replay/names.h"
#include "replay/partitions.h"
#include "replay/targets.h"
#include "replay/uses.h"

namespace lockstep::replay {
namespace {

bool has_indexes(RelationKind kind) {
  return kind == RelationKind::kTable || kind == RelationKind::kMaterializedView;
}

bool is_refused_by_table(Step& step, const Relation& table, const sql::CreateIndex& statement) {
  if (!has_indexes(table.kind)) {
    if (table.is_assumed) return false;
    step.refuse("42809", "cannot create index on relation \"" + table.name + "\"", statement.table.relation.span);
    return true;
  }
  if (!table.is_partitioned()) return false;
  if (statement.concurrently) {
    step.refuse("0A000", "cannot create index on partitioned table \"" + table.name + "\" concurrently",
                statement.table.relation.span);
    return true;
  }
  if (!statement.is_unique) return false;
  for (const std::string& column : table.partition_columns) {
    const bool has_it = std::any_of(statement.keys.begin(), statement.keys.end(),
                                    [&](const sql::IndexKey& key) { return key.column.text == column; });
    if (has_it) continue;
    step.refuse("0A000", "unique constraint on partitioned table must include all partitioning columns",
                statement.table.relation.span);
    return true;
  }
  return false;
}

}  // namespace

std::string joined_labels(const Index& index) {
  std::vector<std::string> labels;
  for (const IndexKey& key : index.keys) labels.push_back(key.label);
  labels.insert(labels.end(), index.included.begin(), index.included.end());
  return joined_key_names(distinct_key_names(labels));
}

namespace {

std::string key_name(const sql::IndexKey& key) {
  if (!key.column.text.empty()) return key.column.text;
  if (key.expression == nullptr) return "expr";
  return implied_name(*key.expression).value_or("expr");
}

}  // namespace

bool add_index_key(Step& step, const Relation& table, const sql::IndexKey& key, Index& index) {
  IndexKey added;
  added.column = key.column.text;
  added.label = key_name(key);
  added.collation = key.collation.name;
  added.operator_class = key.operator_class.name;
  added.descending = key.order == sql::IndexKey::Order::kDescending;
  added.nulls_first =
      key.nulls == sql::IndexKey::Nulls::kFirst || (added.descending && key.nulls == sql::IndexKey::Nulls::kDefault);
  Uses uses;
  if (key.expression != nullptr) {
    uses = uses_of(step.database, table, *key.expression);
    added.text = step.source_with_parentheses(key.expression->span, key.span);
  } else {
    added.text = added.column;
    if (step.database.find_column(table, added.column).is_absent()) {
      step.note("42703", "column \"" + added.column + "\" does not exist", key.span,
                table.existence == Existence::kCertain);
      if (!step.has_run) return false;
    }
  }
  index.keys.push_back(std::move(added));
  add_uses(index.uses, uses);
  return true;
}

void list_columns(const Relation& table, Index& index, const Uses& uses) {
  add_uses(index.uses, uses);
  index.columns = own_columns(table, index.uses);
  index.uses = without_own_columns(table, std::move(index.uses));
  const auto list = [&](const std::string& name) {
    const bool is_listed = std::find(index.columns.begin(), index.columns.end(), name) != index.columns.end();
    if (!name.empty() && !is_listed) index.columns.push_back(name);
  };
  for (const IndexKey& key : index.keys) list(key.column);
  for (const std::string& name : index.included) list(name);
}

void put_index(Step& step, Id table_id, Index index) {
  step.database.note_uses(table_id, index.uses);
  Relation& table = step.database.change_relation(table_id);
  step.database.take_name({NameSpace::kRelation, table.schema, index.name, {}}, table_id);
  table.indexes.push_back(index);
  const std::vector<Id> children = table.is_partitioned() ? table.children : std::vector<Id>{};
  for (const Id child : children) inherit_index(step, table_id, index, child);
}

void erase_index(Step& step, Id table_id, const std::string& name) {
  Relation& table = step.database.change_relation(table_id);
  const auto found =
      std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& one) { return one.name == name; });
  if (found == table.indexes.end()) return;
  table.indexes.erase(found);
  step.database.free_name({NameSpace::kRelation, table.schema, name, {}});
  const std::vector<Id> children = table.is_partitioned() ? table.children : std::vector<Id>{};
  for (const Id child : children) disinherit_index(step, table_id, name, child);
}

void rename_index(Step& step, Id table_id, const std::string& old_name, const std::string& new_name) {
  Relation& table = step.database.change_relation(table_id);
  step.database.free_name({NameSpace::kRelation, table.schema, old_name, {}});
  step.database.take_name({NameSpace::kRelation, table.schema, new_name, {}}, table_id);
  for (Index& index : table.indexes) {
    if (index.name == old_name) index.name = new_name;
  }
  if (table.replica_index == old_name) table.replica_index = new_name;
  for (Constraint& constraint : table.constraints) {
    if (constraint.index != old_name || constraint.kind == sql::ConstraintKind::kForeignKey) continue;
    constraint.index = new_name;
    if (constraint.name != old_name) continue;
    step.database.free_constraint_name(table, old_name);
    step.database.take_constraint_name(table, new_name);
    constraint.name = new_name;
  }
  for (const Dependent& one : step.database.dependents_of_key(table, old_name)) {
    for (Constraint& key : step.database.change_relation(one.object).constraints) {
      if (key.name == one.part_name && key.foreign_table == table_id) key.index = new_name;
    }
  }
}

bool is_key_of(const Index& index, const std::vector<std::string>& columns) {
  if (!index.is_unique || !index.is_valid || index.where || index.keys.size() != columns.size()) return false;
  return std::all_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) {
    return !key.column.empty() && std::find(columns.begin(), columns.end(), key.column) != columns.end();
  });
}

void apply_create_index(Step& step, const sql::CreateIndex& statement) {
  const Id table_id = target_relation(step, statement.table.relation, RelationKind::kTable, false);
  if (table_id == 0) return;
  const Relation& table = *step.database.relation(table_id);
  if (is_refused_by_table(step, table, statement)) return;
  Index index;
  index.is_unique = statement.is_unique;
  index.is_concurrent = statement.concurrently;
  index.nulls_not_distinct = statement.nulls_not_distinct;
  index.method = statement.method;
  index.options = statement.options;
  index.is_valid = !(table.is_partitioned() && statement.table.only);
  index.existence = step.existence();
  index.origin = step.origin;
  index.name = statement.name.text;
  index.is_named_by_postgres = index.name.empty();
  const bool is_taken = step.database.holder({NameSpace::kRelation, table.schema, index.name, {}}) != 0;
  if (statement.if_not_exists && is_taken) return;
  for (const sql::IndexKey& key : statement.keys) {
    if (!add_index_key(step, table, key, index)) return;
  }
  for (const sql::Name& name : statement.included) index.included.push_back(name.text);
  Uses uses;
  if (statement.where != nullptr) {
    uses = uses_of(step.database, table, *statement.where);
    index.where = step.source_with_parentheses(statement.where->span, step.origin.span);
  }
  list_columns(table, index, uses);
  if (index.name.empty()) {
    index.name =
        free_relation_name(step.database, table.schema, table.name, joined_labels(index), "idx", NameOf::kRelation);
  } else if (!take_relation_name(step, table.schema, index.name, statement.name.span)) {
    return;
  }
  if (statement.table.only) {
    Relation& changed = step.database.change_relation(table_id);
    step.database.note_uses(table_id, index.uses);
    step.database.take_name({NameSpace::kRelation, changed.schema, index.name, {}}, table_id);
    changed.indexes.push_back(std::move(index));
    return;
  }
  put_index(step, table_id, std::move(index));
}

}  // namespace lockstep::replay
