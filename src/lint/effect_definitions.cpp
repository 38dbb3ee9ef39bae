#include "lint/effect_definitions.h"

#include <algorithm>

#include "lint/effect_alter_table.h"
#include "lint/effect_drop.h"

namespace lockstep::lint {
namespace {

/// To a relation, and with `reaches` to those below it.
void add_with_descendants(const sql::QualifiedName& name, LockMode lock, bool reaches, const Doing& doing,
                          EffectList& list) {
  list.add_target(name, lock, doing);
  const auto relation = list.before().find_relation(name);
  if (!relation || !reaches) return;
  for (const replay::Relation* below : descendants_of(*relation, list.before())) list.add_other(*below, lock, doing);
}

bool is_partitioned(const sql::QualifiedName& name, const replay::Database& before) {
  const auto relation = before.find_relation(name);
  return relation && relation->is_partitioned();
}

void add_partition_effects(const sql::CreateTable& statement, EffectList& list) {
  list.add_other(statement.partition_of, LockMode::kAccessExclusive);
  const auto parent = list.before().find_relation(statement.partition_of);
  if (!parent) return;
  const bool is_default = statement.bound != nullptr && statement.bound->kind == sql::PartitionBound::Kind::kDefault;
  if (!is_default) add_default_partition(*parent, list);
  add_keys_of_new_partition(*parent, list);
}

void add_reference(const sql::Constraint& constraint, const sql::QualifiedName& own, EffectList& list) {
  if (constraint.kind != sql::ConstraintKind::kForeignKey) return;
  const sql::QualifiedName& table = constraint.reference->table;
  const bool is_own = table.name == own.name && (table.schema.empty() || table.schema == own.schema);
  if (!is_own) add_referenced(table, LockMode::kShareRowExclusive, list);
}

Doing domain_doing(const sql::AlterDomain& statement, const replay::Type* domain) {
  const Doing scan = {Work::kScan, "the values of every row are held against the domain", domain == nullptr};
  switch (statement.kind) {
    case sql::AlterDomain::Kind::kAddConstraint: {
      const bool is_checked = statement.constraint->kind == sql::ConstraintKind::kCheck ||
                              statement.constraint->kind == sql::ConstraintKind::kNotNull;
      return statement.constraint->is_not_valid || !is_checked ? Doing{} : scan;
    }
    case sql::AlterDomain::Kind::kSetNotNull:
      return domain != nullptr && domain->not_null ? Doing{} : scan;
    case sql::AlterDomain::Kind::kValidateConstraint:
      return scan;  // also of one that is valid
    default:
      return {};
  }
}

void add_schema_move(const replay::Relation& relation, EffectList& list) {
  for (const replay::Column& column : relation.columns) {
    const replay::Relation* sequence = list.before().relation(column.sequence);
    const bool is_own = sequence != nullptr && sequence->owner_table == relation.id;
    if (is_own) list.add_other(*sequence, LockMode::kAccessExclusive);
  }
}

bool is_relation(sql::ObjectKind kind) {
  return kind == sql::ObjectKind::kTable || kind == sql::ObjectKind::kView ||
         kind == sql::ObjectKind::kMaterializedView || kind == sql::ObjectKind::kSequence ||
         kind == sql::ObjectKind::kForeignTable;
}

void rename_constraint(const sql::Rename& statement, EffectList& list) {
  const auto relation = list.before().find_relation(statement.relation);
  const replay::Constraint* constraint =
      relation ? replay::find_constraint(*relation, statement.old_name.text) : nullptr;
  const bool reaches = constraint != nullptr && constraint->kind == sql::ConstraintKind::kCheck;
  add_with_descendants(statement.relation, LockMode::kAccessExclusive, reaches, {}, list);
}

/// Of an index alone; its table is not locked.
void index_change(const sql::QualifiedName& name, EffectList& list) {
  const replay::IndexLookup found = list.before().find_index(name);
  if (found.table == nullptr) return;
  list.add_index(*found.table, found.index->name, LockMode::kShareUpdateExclusive);
}

}  // namespace

void add_effects(const sql::CreateTable& statement, EffectList& list) {
  if (statement.if_not_exists && list.before().find_relation(statement.name).is_present()) return;
  if (!statement.partition_of.name.empty()) add_partition_effects(statement, list);
  for (const sql::QualifiedName& parent : statement.inherits) list.add_other(parent, LockMode::kShareUpdateExclusive);
  for (const sql::TableLike& like : statement.likes) list.add_other(like.table, LockMode::kAccessShare);
  for (const sql::Constraint& constraint : statement.constraints) add_reference(constraint, statement.name, list);
  for (const sql::Column& column : statement.columns) {
    for (const sql::Constraint& constraint : column.constraints) add_reference(constraint, statement.name, list);
  }
}

void add_effects(const sql::CreateIndex& statement, EffectList& list) {
  const sql::QualifiedName& table = statement.table.relation;
  const LockMode lock = statement.concurrently ? LockMode::kShareUpdateExclusive : LockMode::kShare;
  const auto relation = list.before().find_relation(table);
  const bool is_partitioned = relation && relation->is_partitioned();
  const bool is_there = statement.if_not_exists && relation && !statement.name.text.empty() &&
                        replay::find_index(*relation, statement.name.text) != nullptr;
  if (is_there || (statement.table.only && is_partitioned)) return list.add_target(table, lock);
  const Doing build = {Work::kIndexBuild, "", false};
  list.add_target(table, lock, build);
  if (!is_partitioned) return;
  for (const replay::Relation* part : descendants_of(*relation, list.before())) {
    // One that is like it is taken instead.
    list.add_other(*part, lock, {build.work, "", !part->indexes.empty()});
  }
}

void add_effects(const sql::CreateView& statement, EffectList& list) {
  const auto relation = list.before().find_relation(statement.name);
  if (relation && statement.or_replace) list.add_target(statement.name, LockMode::kAccessExclusive);
}

void add_effects(const sql::CreateTrigger& statement, EffectList& list) {
  const bool reaches = statement.for_each_row && is_partitioned(statement.table, list.before());
  add_with_descendants(statement.table, LockMode::kShareRowExclusive, reaches, {}, list);
}

void add_effects(const sql::Policy& statement, EffectList& list) {
  list.add_target(statement.table, LockMode::kAccessExclusive);
}

void add_effects(const sql::CreateRule& statement, EffectList& list) {
  list.add_target(statement.table, LockMode::kAccessExclusive);
}

void add_effects(const sql::Sequence& statement, EffectList& list) {
  if (!statement.is_create) list.add_target(statement.name, LockMode::kShareRowExclusive);
}

void add_effects(const sql::AlterDomain& statement, EffectList& list) {
  const replay::TypeLookup domain = list.before().find_type(statement.domain);
  const Doing doing = domain_doing(statement, domain.type);
  if (doing.work == Work::kNone || domain.type == nullptr) return;
  for (const replay::Dependent& column : list.before().columns_of_type(domain.type->id)) {
    const replay::Relation* relation = list.before().relation(column.object);
    const bool has_rows = relation != nullptr && (relation->kind == replay::RelationKind::kTable ||
                                                  relation->kind == replay::RelationKind::kMaterializedView);
    if (has_rows) list.add_other(*relation, LockMode::kShare, doing);
  }
}

void add_effects(const sql::Rename& statement, EffectList& list) {
  constexpr LockMode kLock = LockMode::kAccessExclusive;
  const replay::Database& before = list.before();
  switch (statement.kind) {
    case sql::ObjectKind::kIndex:
      return index_change(statement.object.name, list);
    case sql::ObjectKind::kColumn:
      return add_with_descendants(statement.relation, kLock, true, {}, list);
    case sql::ObjectKind::kAttribute: {
      const replay::TypeLookup type = before.find_type(statement.relation);
      if (type.row_of != nullptr) add_typed_tables(*type.row_of, list);
      return;
    }
    case sql::ObjectKind::kTableConstraint:
      return rename_constraint(statement, list);
    case sql::ObjectKind::kTrigger: {
      constexpr int kRenamesThoseOfPartitions = 15;
      const bool reaches = list.major() >= kRenamesThoseOfPartitions && is_partitioned(statement.relation, before);
      return add_with_descendants(statement.relation, kLock, reaches, {}, list);
    }
    case sql::ObjectKind::kPolicy:
    case sql::ObjectKind::kRule:
      return list.add_target(statement.relation, kLock);
    default:
      break;
  }
  if (!is_relation(statement.kind)) return;
  const sql::QualifiedName& name = statement.object.name;
  const auto relation = before.find_relation(name);
  // ALTER TABLE renames indexes too.
  if (!relation && before.find_index(name).table != nullptr) return index_change(name, list);
  if (relation || !relation.is_absent() || !statement.if_exists) list.add_target(name, kLock);
}

void add_effects(const sql::SetSchema& statement, EffectList& list) {
  if (!is_relation(statement.kind)) return;
  const auto relation = list.before().find_relation(statement.object.name);
  if (!relation && relation.is_absent() && statement.if_exists) return;
  list.add_target(statement.object.name, LockMode::kAccessExclusive);
  if (relation) add_schema_move(*relation, list);
}

void add_effects(const sql::Comment& statement, EffectList& list) {
  constexpr LockMode kLock = LockMode::kShareUpdateExclusive;
  if (is_relation(statement.kind)) return list.add_target(statement.object.name, kLock);
  if (statement.kind == sql::ObjectKind::kColumn) return list.add_target(statement.object.on, kLock);
  if (statement.kind == sql::ObjectKind::kIndex) index_change(statement.object.name, list);
}

void add_effects(const sql::Replication& statement, EffectList& list) {
  for (const sql::QualifiedName& table : statement.tables) {
    const bool reaches = !is_partitioned(table, list.before());
    add_with_descendants(table, LockMode::kShareUpdateExclusive, reaches, {}, list);
  }
}

}  // namespace lockstep::lint
