#include <algorithm>

#include "lint/effect_alter_table.h"
#include "lint/effect_drop.h"

// ADD, VALIDATE and DROP CONSTRAINT.
namespace lockstep::lint {
namespace {

using sql::ConstraintKind;

const Doing kLookUpKeys = {Work::kScan, "every row's key is looked up in the other table", false};
const Doing kCheckRows = {Work::kScan, "its CHECK is held against every row", false};

Doing doing_unless(bool is_skipped, const Doing& doing) {
  return is_skipped ? Doing{} : doing;
}

void add_foreign_key(const Altered& table, const sql::Constraint& constraint) {
  const bool reads_nothing = constraint.is_not_valid || constraint.is_not_enforced;
  table.add(LockMode::kShareRowExclusive, doing_unless(reads_nothing, kLookUpKeys), Reach::kPartitions);
  add_referenced(constraint.reference->table, LockMode::kShareRowExclusive, table.list);
}

/// From 18 on, what inherits is locked for every constraint, whether it gets it or not.
void lock_descendants(const Altered& table, LockMode lock) {
  constexpr int kLocksForAnyConstraint = 18;
  if (table.list.major() < kLocksForAnyConstraint) return;
  for (const replay::Relation* descendant : table.reached(Reach::kDescendants)) {
    table.list.add_other(*descendant, lock);
  }
}

/// The columns of the key, those of the index for USING INDEX.
std::vector<std::string> key_columns(const Altered& table, const sql::Constraint& constraint) {
  std::vector<std::string> columns;
  for (const sql::Name& name : constraint.columns) columns.push_back(name.text);
  const replay::Index* index = constraint.index.text.empty() || table.relation == nullptr
                                   ? nullptr
                                   : replay::find_index(*table.relation, constraint.index.text);
  if (index == nullptr) return columns;
  for (const replay::IndexKey& key : index->keys) columns.push_back(key.column);
  return columns;
}

/// That a primary key makes its columns NOT NULL.
Doing primary_key_doing(const replay::Relation* relation, const std::vector<std::string>& columns) {
  if (relation == nullptr || columns.empty()) return {Work::kScan, "NULL is looked for in every row", true};
  Doing doing;
  for (const std::string& column : columns) doing = more_of(std::move(doing), not_null_doing(*relation, column));
  return doing;
}

void add_index_constraint(const Altered& table, const sql::Constraint& constraint) {
  const bool uses_index = !constraint.index.text.empty();
  const Doing build = doing_unless(uses_index, {Work::kIndexBuild, "its index is built", false});
  const bool is_primary = constraint.kind == ConstraintKind::kPrimaryKey;
  const std::vector<std::string> columns = is_primary ? key_columns(table, constraint) : std::vector<std::string>();
  const auto doing = [&](const replay::Relation* relation) {
    return is_primary ? more_of(build, primary_key_doing(relation, columns)) : build;
  };
  table.add(LockMode::kAccessExclusive, doing(table.relation));
  // Partitions get the index; what inherits gets nothing but the NOT NULL of a primary key.
  const bool is_partitioned = table.relation != nullptr && table.relation->is_partitioned();
  for (const replay::Relation* descendant : table.reached(is_primary ? Reach::kDescendants : Reach::kPartitions)) {
    table.list.add_other(*descendant, is_primary ? LockMode::kAccessExclusive : LockMode::kShare,
                         is_partitioned ? doing(descendant) : primary_key_doing(descendant, columns));
  }
}

void add_not_null(const Altered& table, const sql::Constraint& constraint) {
  constexpr LockMode kLock = LockMode::kAccessExclusive;
  const Reach reach = constraint.is_no_inherit ? Reach::kTable : Reach::kDescendants;
  if (constraint.is_not_valid) return table.add(kLock, {}, reach);
  if (table.relation == nullptr) return table.add(kLock, {Work::kScan, "NULL is looked for in every row", true});
  const std::string column = constraint.columns.empty() ? std::string() : constraint.columns[0].text;
  table.add_each(kLock, reach, [&](const auto& relation) { return not_null_doing(relation, column); });
}

bool is_own_index(const replay::Constraint& constraint) {
  return constraint.kind == ConstraintKind::kPrimaryKey || constraint.kind == ConstraintKind::kUnique;
}

}  // namespace

void add_referenced(const sql::QualifiedName& table, LockMode lock, EffectList& list) {
  list.add_other(table, lock);
  const auto relation = list.before().find_relation(table);
  if (!relation || !relation->is_partitioned()) return;
  for (const replay::Relation* part : descendants_of(*relation, list.before())) list.add_other(*part, lock);
}

void add_referenced(const replay::Constraint& foreign_key, LockMode lock, EffectList& list) {
  const replay::Relation* relation = list.before().relation(foreign_key.foreign_table);
  const sql::QualifiedName written = {foreign_key.foreign_schema, foreign_key.foreign_name, {}};
  add_referenced(relation == nullptr ? written : name_of(*relation), lock, list);
}

void add_constraint_effects(const Altered& table, const sql::AlterAction& action) {
  const sql::Constraint& constraint = *action.constraint;
  LockMode lock = LockMode::kAccessExclusive;
  switch (constraint.kind) {
    case ConstraintKind::kForeignKey:
      lock = LockMode::kShareRowExclusive;
      add_foreign_key(table, constraint);
      break;
    case ConstraintKind::kPrimaryKey:
    case ConstraintKind::kUnique:
    case ConstraintKind::kExclusion:
      add_index_constraint(table, constraint);
      break;
    case ConstraintKind::kNotNull:
      add_not_null(table, constraint);
      break;
    default: {
      const bool reads_nothing = constraint.is_not_valid || constraint.is_not_enforced;
      const Reach reach = constraint.is_no_inherit ? Reach::kTable : Reach::kDescendants;
      table.add(lock, doing_unless(reads_nothing, kCheckRows), reach);
    }
  }
  lock_descendants(table, lock);
}

void validate_constraint_effects(const Altered& table, const sql::AlterAction& action) {
  constexpr LockMode kLock = LockMode::kShareUpdateExclusive;
  const replay::Constraint* constraint =
      table.relation == nullptr ? nullptr : replay::find_constraint(*table.relation, action.name.text);
  if (constraint == nullptr) return table.add(kLock, {Work::kScan, "every row is checked", true});
  if (constraint->is_valid && constraint->existence == replay::Existence::kCertain) return table.add(kLock);
  if (constraint->kind != ConstraintKind::kForeignKey) {
    const bool is_check = constraint->kind == ConstraintKind::kCheck;
    const Doing scan = is_check ? kCheckRows : Doing{Work::kScan, "NULL is looked for in every row", false};
    return table.add(kLock, scan, constraint->is_no_inherit ? Reach::kTable : Reach::kDescendants);
  }
  table.add(kLock, kLookUpKeys, Reach::kPartitions);
  add_referenced(*constraint, LockMode::kRowShare, table.list);
}

void drop_constraint_effects(const Altered& table, const sql::AlterAction& action) {
  constexpr LockMode kLock = LockMode::kAccessExclusive;
  const replay::Constraint* constraint =
      table.relation == nullptr ? nullptr : replay::find_constraint(*table.relation, action.name.text);
  if (constraint == nullptr) return table.add(kLock);
  const bool is_check = constraint->kind == ConstraintKind::kCheck || constraint->kind == ConstraintKind::kNotNull;
  table.add(kLock, {}, is_check && !constraint->is_no_inherit ? Reach::kDescendants : Reach::kPartitions);
  if (constraint->kind == ConstraintKind::kForeignKey) add_referenced(*constraint, kLock, table.list);
  if (!is_own_index(*constraint) || !action.cascade) return;
  // The foreign keys that stand on it go too.
  for_each_foreign_key_to(*table.relation, table.before(), [&](const auto& from, const replay::Constraint& key) {
    if (!key.index.empty() && key.index != constraint->index) return;
    table.list.add_other(from, kLock);
    for (const replay::Relation* part : descendants_of(from, table.before())) table.list.add_other(*part, kLock);
  });
}

}  // namespace lockstep::lint
