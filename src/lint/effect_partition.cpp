#include <algorithm>

#include "lint/effect_alter_table.h"
#include "lint/effect_drop.h"

// ATTACH and DETACH PARTITION. What is new to a partitioned table is held against its bound, and the default partition
// is searched for rows that belong there from now on; CHECK constraints can save both.
namespace lockstep::lint {
namespace {

/// Whether a valid CHECK speaks of the partition key, so that it may prove that all rows are within the bound.
bool may_prove_bound(const replay::Relation& part, const replay::Relation& parent) {
  return std::any_of(part.constraints.begin(), part.constraints.end(), [&](const replay::Constraint& constraint) {
    if (constraint.kind != sql::ConstraintKind::kCheck || !constraint.is_valid) return false;
    return std::any_of(constraint.columns.begin(), constraint.columns.end(), [&](const std::string& column) {
      const auto& keys = parent.partition_columns;
      return std::find(keys.begin(), keys.end(), column) != keys.end();
    });
  });
}

bool is_same_index(const replay::Index& a, const replay::Index& b) {
  const auto same_key = [](const replay::IndexKey& one, const replay::IndexKey& other) {
    return one.text == other.text;
  };
  return a.method == b.method && a.is_unique == b.is_unique && a.where.has_value() == b.where.has_value() &&
         std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(), same_key);
}

/// The partition gets each index of the parent that it has not got.
Doing missing_index_doing(const replay::Relation& part, const replay::Relation& parent) {
  for (const replay::Index& index : parent.indexes) {
    const auto is_same = [&](const replay::Index& own) { return is_same_index(index, own); };
    if (std::any_of(part.indexes.begin(), part.indexes.end(), is_same)) continue;
    return {Work::kIndexBuild, "it gets an index like " + index.name, false};
  }
  return {};
}

void add_inherited_keys(const replay::Relation& parent, EffectList& list) {
  for (const replay::Constraint& constraint : parent.constraints) {
    if (constraint.kind != sql::ConstraintKind::kForeignKey) continue;
    add_referenced(constraint, LockMode::kShareRowExclusive, list);
  }
}

}  // namespace

void attach_effects(const Altered& table, const sql::AlterAction& action) {
  EffectList& list = table.list;
  table.add(LockMode::kShareUpdateExclusive);
  const auto part = table.before().find_relation(action.other);
  const Doing scan = {Work::kScan, "its rows are held against the bound", false};
  if (table.relation == nullptr || !part) {
    return list.add_other(action.other, LockMode::kAccessExclusive, {scan.work, scan.reason, true});
  }
  const replay::Relation& parent = *table.relation;
  const bool is_doubtful = may_prove_bound(*part, parent) || part->is_assumed;
  const Doing doing = more_of({scan.work, scan.reason, is_doubtful}, missing_index_doing(*part, parent));
  list.add_other(action.other, LockMode::kAccessExclusive, doing);
  for (const replay::Relation* below : descendants_of(*part, table.before())) {
    list.add_other(*below, LockMode::kAccessExclusive, doing);
  }
  add_default_partition(parent, list);
  add_keys_of_new_partition(parent, list);
}

void detach_effects(const Altered& table, const sql::AlterAction& action) {
  EffectList& list = table.list;
  const bool is_gentle = action.concurrently || action.kind == sql::AlterActionKind::kDetachPartitionFinalize;
  table.add(is_gentle ? LockMode::kShareUpdateExclusive : LockMode::kAccessExclusive);
  constexpr int kLocksThePartition = 14;
  LockMode lock = list.major() >= kLocksThePartition ? LockMode::kAccessExclusive : LockMode::kShareUpdateExclusive;
  if (table.relation != nullptr) {
    add_inherited_keys(*table.relation, list);
    // Rows that point at the partition would point at nothing.
    for_each_foreign_key_to(*table.relation, list.before(), [&](const auto& from, const replay::Constraint&) {
      lock = LockMode::kAccessExclusive;
      list.add_other(from, lock, {Work::kScan, "rows that reference it are looked for", false});
    });
    const replay::Relation* rest = default_partition_of(*table.relation, list.before());
    if (rest != nullptr && !is_gentle) list.add_other(*rest, LockMode::kAccessExclusive);
  }
  list.add_other(action.other, lock);
}

void add_keys_of_new_partition(const replay::Relation& parent, EffectList& list) {
  add_inherited_keys(parent, list);
  constexpr int kLocksThoseThatReference = 15;
  if (list.major() < kLocksThoseThatReference) return;
  for_each_foreign_key_to(parent, list.before(), [&](const auto& from, const replay::Constraint&) {
    list.add_other(from, LockMode::kShareRowExclusive);
  });
}

void add_default_partition(const replay::Relation& parent, EffectList& list) {
  const replay::Relation* part = default_partition_of(parent, list.before());
  if (part == nullptr) return;
  const Doing scan = {Work::kScan, "rows that belong to the new partition are looked for",
                      may_prove_bound(*part, parent)};
  list.add_other(*part, LockMode::kAccessExclusive, scan);
  for (const replay::Relation* below : descendants_of(*part, list.before())) {
    list.add_other(*below, LockMode::kAccessExclusive, scan);
  }
}

}  // namespace lockstep::lint
