#include "lint/effect_alter_table.h"

#include <algorithm>
#include <utility>

#include "lint/effect_drop.h"

// Which lock an action takes is AlterTableGetLockLevel of PostgreSQL's tablecmds.c (12 to 18); whether it goes down to
// partitions and children, ATPrepCmd there.
namespace lockstep::lint {
namespace {

using Kind = sql::AlterActionKind;

/// An action that changes the catalog alone.
struct CatalogAction {
  Kind kind;
  LockMode lock;
  Reach reach = Reach::kTable;
};

constexpr CatalogAction kCatalogActions[] = {
    {Kind::kSetDefault, LockMode::kAccessExclusive, Reach::kDescendants},
    {Kind::kDropDefault, LockMode::kAccessExclusive, Reach::kDescendants},
    {Kind::kDropNotNull, LockMode::kAccessExclusive, Reach::kDescendants},
    {Kind::kDropExpression, LockMode::kAccessExclusive, Reach::kDescendants},
    {Kind::kSetStatistics, LockMode::kShareUpdateExclusive, Reach::kDescendants},
    {Kind::kSetStorage, LockMode::kAccessExclusive, Reach::kDescendants},
    {Kind::kSetCompression, LockMode::kAccessExclusive, Reach::kTable},
    {Kind::kSetColumnOptions, LockMode::kShareUpdateExclusive, Reach::kTable},
    {Kind::kResetColumnOptions, LockMode::kShareUpdateExclusive, Reach::kTable},
    {Kind::kAlterConstraint, LockMode::kAccessExclusive, Reach::kPartitions},
    {Kind::kOwner, LockMode::kAccessExclusive, Reach::kTable},
    {Kind::kClusterOn, LockMode::kShareUpdateExclusive, Reach::kTable},
    {Kind::kSetWithoutCluster, LockMode::kShareUpdateExclusive, Reach::kTable},
};

/// Storage parameters that change what a statement may do, not only how well it does it (reloptions.c).
bool needs_exclusive_lock(const sql::Option& option) {
  constexpr std::string_view kNames[] = {"user_catalog_table",     "security_barrier", "security_invoker",
                                         "check_option",           "fastupdate",       "buffering",
                                         "gin_pending_list_limit", "autosummarize",    "pages_per_range"};
  return std::find(std::begin(kNames), std::end(kNames), option.name) != std::end(kNames);
}

LockMode options_lock(const sql::AlterAction& action) {
  const bool is_exclusive = std::any_of(action.options.begin(), action.options.end(), needs_exclusive_lock);
  return is_exclusive ? LockMode::kAccessExclusive : LockMode::kShareUpdateExclusive;
}

Doing persistence_doing(const Altered& table, sql::Persistence wanted) {
  if (table.relation != nullptr && !table.relation->is_assumed && table.relation->persistence == wanted) return {};
  const char* reason = wanted == sql::Persistence::kUnlogged ? "an unlogged table has files of its own"
                                                             : "a logged table has files of its own";
  return {Work::kRewrite, reason, table.relation == nullptr || table.relation->is_assumed};
}

Doing storage_doing(const sql::AlterAction& action) {
  if (action.kind == Kind::kSetTablespace) return {Work::kRewrite, "its files are copied to the tablespace", true};
  const bool is_usual = action.name.text == "heap" || action.name.text.empty();
  return {Work::kRewrite, "the access method has files of its own", is_usual};
}

/// Identity columns: also the lock on the sequence behind them.
void add_identity_effects(const Altered& table, const sql::AlterAction& action) {
  table.add(LockMode::kAccessExclusive, {}, action.kind == Kind::kAddIdentity ? Reach::kTable : Reach::kPartitions);
  if (table.relation == nullptr || action.kind == Kind::kAddIdentity) return;
  const replay::Column* column = replay::find_column(*table.relation, action.name.text);
  const replay::Relation* sequence = column == nullptr ? nullptr : table.before().relation(column->sequence);
  if (sequence == nullptr) return;
  const bool is_dropped = action.kind == Kind::kDropIdentity;
  table.list.add_other(*sequence, is_dropped ? LockMode::kAccessExclusive : LockMode::kShareRowExclusive);
}

void add_inherit_effects(const Altered& table, const sql::AlterAction& action) {
  table.add(LockMode::kAccessExclusive);
  const bool is_new = action.kind == Kind::kInherit;
  table.list.add_other(action.other, is_new ? LockMode::kShareUpdateExclusive : LockMode::kAccessShare);
}

void add_drop_column_effects(const Altered& table, const sql::AlterAction& action) {
  table.add(LockMode::kAccessExclusive, {}, Reach::kDescendants);
  if (table.relation == nullptr) return;
  const replay::Column* column = replay::find_column(*table.relation, action.name.text);
  if (column != nullptr) add_dropped_column(*table.relation, *column, action.cascade, table.list);
}

void add_expression_effects(const Altered& table, const sql::AlterAction& action) {
  const replay::Column* column =
      table.relation == nullptr ? nullptr : replay::find_column(*table.relation, action.name.text);
  const bool is_virtual = column != nullptr && column->is_virtual;
  const Doing rewrite = {Work::kRewrite, "its values are computed anew", column == nullptr};
  table.add(LockMode::kAccessExclusive, is_virtual ? Doing{} : rewrite, Reach::kDescendants);
}

/// Row triggers of a partitioned table are those of its partitions too.
void add_trigger_effects(const Altered& table, const sql::AlterAction& action) {
  const auto is_meant = [&](const replay::Trigger& trigger) {
    return trigger.for_each_row && (action.name.text.empty() || trigger.name == action.name.text);
  };
  const bool reaches = table.relation != nullptr &&
                       std::any_of(table.relation->triggers.begin(), table.relation->triggers.end(), is_meant);
  table.add(LockMode::kShareRowExclusive, {}, reaches ? Reach::kPartitions : Reach::kTable);
}

/// Those that are not in the table of catalog actions.
void add_other_action(const Altered& table, const sql::AlterAction& action) {
  switch (action.kind) {
    case Kind::kAddColumn:
      return add_column_effects(table, action);
    case Kind::kDropColumn:
      return add_drop_column_effects(table, action);
    case Kind::kSetNotNull:
      return add_not_null_effects(table, action);
    case Kind::kSetType:
      return add_type_effects(table, action);
    case Kind::kSetExpression:
      return add_expression_effects(table, action);
    case Kind::kAddIdentity:
    case Kind::kSetIdentity:
    case Kind::kDropIdentity:
      return add_identity_effects(table, action);
    case Kind::kAddConstraint:
      return add_constraint_effects(table, action);
    case Kind::kValidateConstraint:
      return validate_constraint_effects(table, action);
    case Kind::kDropConstraint:
      return drop_constraint_effects(table, action);
    case Kind::kSetLogged:
      return table.add(LockMode::kAccessExclusive, persistence_doing(table, sql::Persistence::kPermanent));
    case Kind::kSetUnlogged:
      return table.add(LockMode::kAccessExclusive, persistence_doing(table, sql::Persistence::kUnlogged));
    case Kind::kSetAccessMethod:
    case Kind::kSetTablespace:
      return table.add(LockMode::kAccessExclusive, storage_doing(action));
    case Kind::kSetOptions:
    case Kind::kResetOptions:
      return table.add(options_lock(action));
    case Kind::kEnableTrigger:
    case Kind::kDisableTrigger:
      return add_trigger_effects(table, action);
    case Kind::kInherit:
    case Kind::kNoInherit:
      return add_inherit_effects(table, action);
    case Kind::kAttachPartition:
      return attach_effects(table, action);
    case Kind::kDetachPartition:
    case Kind::kDetachPartitionFinalize:
      return detach_effects(table, action);
    default:
      return table.add(LockMode::kAccessExclusive);
  }
}

void add_action(const Altered& table, const sql::AlterAction& action) {
  const auto found = std::find_if(std::begin(kCatalogActions), std::end(kCatalogActions),
                                  [&](const CatalogAction& one) { return one.kind == action.kind; });
  if (found == std::end(kCatalogActions)) return add_other_action(table, action);
  table.add(found->lock, {}, found->reach);
}

/// ALTER INDEX: the table is not locked, but who plans a query on it looks at its indexes.
void add_index_effects(const sql::AlterTable& statement, EffectList& list) {
  const replay::IndexLookup found = list.before().find_index(statement.table.relation);
  if (found.table == nullptr) return;
  for (const sql::AlterAction& action : statement.actions) {
    list.begin_action(action.span);
    LockMode lock = LockMode::kShareUpdateExclusive;
    if (action.kind == Kind::kSetTablespace) lock = LockMode::kAccessExclusive;
    if (action.kind == Kind::kSetOptions || action.kind == Kind::kResetOptions) lock = options_lock(action);
    list.add_index(*found.table, found.index->name, lock);
    if (action.kind != Kind::kAttachPartition) continue;
    const replay::IndexLookup part = list.before().find_index(action.other);
    if (part.table != nullptr) list.add_index(*part.table, part.index->name, LockMode::kAccessExclusive);
  }
}

/// ALTER TYPE of a composite type: nobody queries the type, but the tables that are OF it.
void add_composite_type_effects(const sql::AlterTable& statement, EffectList& list) {
  const replay::TypeLookup type = list.before().find_type(statement.table.relation);
  if (type.row_of != nullptr) add_typed_tables(*type.row_of, list);
}

}  // namespace

std::vector<const replay::Relation*> Altered::reached(Reach reach) const {
  if (relation == nullptr || statement.table.only || reach == Reach::kTable) return {};
  if (reach == Reach::kPartitions && !relation->is_partitioned()) return {};
  return descendants_of(*relation, before());
}

void Altered::add(LockMode lock, const Doing& doing, Reach reach) const {
  const bool has_rows = relation == nullptr || relation->kind == replay::RelationKind::kTable ||
                        relation->kind == replay::RelationKind::kMaterializedView;
  list.add_target(statement.table.relation, lock, has_rows ? doing : Doing{});
  for (const replay::Relation* descendant : reached(reach)) {
    list.add_other(*descendant, lock, descendant->kind == replay::RelationKind::kTable ? doing : Doing{});
  }
}

void Altered::add_each(LockMode lock, Reach reach,
                       const std::function<Doing(const replay::Relation&)>& doing_of) const {
  const auto own_doing = [&](const replay::Relation& one) {
    return one.kind == replay::RelationKind::kTable && !one.is_partitioned() ? doing_of(one) : Doing{};
  };
  const std::vector<const replay::Relation*> below = reached(reach);
  Doing doing = own_doing(*relation);
  if (relation->is_partitioned()) {
    doing = below.empty() ? doing_of(*relation) : Doing{};
    for (const replay::Relation* descendant : below) doing = more_of(std::move(doing), own_doing(*descendant));
  }
  list.add_target(statement.table.relation, lock, doing);
  for (const replay::Relation* descendant : below) list.add_other(*descendant, lock, own_doing(*descendant));
}

void add_effects(const sql::AlterTable& statement, EffectList& list) {
  if (statement.object == sql::ObjectKind::kType) return add_composite_type_effects(statement, list);
  const auto relation = list.before().find_relation(statement.table.relation);
  if (!relation) {
    // ALTER TABLE takes indexes too.
    const bool is_index =
        statement.object == sql::ObjectKind::kIndex || list.before().find_index(statement.table.relation).table;
    if (is_index) return add_index_effects(statement, list);
    if (relation.is_absent() && statement.if_exists) return;
  }
  const Altered table{statement, relation.object, list};
  for (const sql::AlterAction& action : statement.actions) {
    list.begin_action(action.span);
    add_action(table, action);
  }
}

}  // namespace lockstep::lint
