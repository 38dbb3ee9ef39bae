#include "lint/effect_rows.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "lint/effect_drop.h"

// What reads, changes, empties, locks and tidies tables.
namespace lockstep::lint {
namespace {

/// FOR UPDATE and its like, of the tables that it names itself.
bool locks_rows(const sql::Statement& statement) {
  const auto* select = std::get_if<sql::Select>(&statement.body);
  return select != nullptr && select->query.locks_rows;
}

template <typename... Bodies>
bool is_one_of(const sql::StatementBody& body) {
  return (std::holds_alternative<Bodies>(body) || ...);
}

bool reads_or_writes(const sql::StatementBody& body) {
  return is_one_of<sql::Select, sql::Insert, sql::Update, sql::Delete, sql::Merge, sql::Copy, sql::CreateTableAs>(body);
}

bool has_files(const replay::Relation& relation) {
  return relation.kind == replay::RelationKind::kTable || relation.kind == replay::RelationKind::kMaterializedView;
}

/// The named ones with their partitions and children; all that have files when none is named.
void add_tidied(const std::vector<sql::QualifiedName>& tables, LockMode lock, const Doing& doing, EffectList& list) {
  for (const sql::QualifiedName& table : tables) {
    list.add_target(table, lock, doing);
    const auto relation = list.before().find_relation(table);
    if (!relation || !relation->is_partitioned()) continue;
    for (const replay::Relation* part : descendants_of(*relation, list.before())) list.add_other(*part, lock, doing);
  }
  if (!tables.empty()) return;
  list.before().for_each_relation([&](const replay::Relation& relation) {
    if (has_files(relation)) list.add_target(relation, lock, doing);
  });
}

void reindex_table(const replay::Relation& relation, bool concurrently, EffectList& list) {
  if (!has_files(relation)) return;
  const LockMode lock = concurrently ? LockMode::kShareUpdateExclusive : LockMode::kShare;
  const bool is_unsure = relation.indexes.empty();
  list.add_target(relation, lock, {Work::kIndexBuild, "its indexes are built anew", is_unsure});
  const LockMode own = concurrently ? lock : LockMode::kAccessExclusive;
  for (const replay::Index& index : relation.indexes) list.add_index(relation, index.name, own);
}

void reindex_index(const sql::Reindex& statement, EffectList& list) {
  const replay::IndexLookup found = list.before().find_index(statement.name);
  if (found.table == nullptr) return;
  const LockMode lock = statement.concurrently ? LockMode::kShareUpdateExclusive : LockMode::kShare;
  const LockMode own = statement.concurrently ? lock : LockMode::kAccessExclusive;
  list.add_target(*found.table, lock, {Work::kIndexBuild, "the index " + found.index->name + " is built anew", false});
  list.add_index(*found.table, found.index->name, own);
}

}  // namespace

void add_row_effects(const sql::Statement& statement, EffectList& list) {
  const bool is_view = std::holds_alternative<sql::CreateView>(statement.body);
  if (!is_view && !reads_or_writes(statement.body)) return;
  const LockMode reading = locks_rows(statement) ? LockMode::kRowShare : LockMode::kAccessShare;
  sql::for_each_relation(statement, [&](const sql::QualifiedName& name, sql::RelationUse use) {
    if (use == sql::RelationUse::kRead)
      list.add_target(name, reading, {is_view ? Work::kNone : Work::kRows, "", false});
    if (use == sql::RelationUse::kWritten) list.add_target(name, LockMode::kRowExclusive, {Work::kRows, "", false});
  });
}

void add_effects(const sql::Truncate& statement, EffectList& list) {
  constexpr LockMode kTruncateLock = LockMode::kAccessExclusive;
  std::set<replay::Id> seen;
  std::vector<const replay::Relation*> waiting;
  const auto add = [&](const replay::Relation& relation) {
    if (seen.insert(relation.id).second) waiting.push_back(&relation);
  };
  for (const sql::QualifiedName& table : statement.tables) {
    list.add_target(table, kTruncateLock);
    if (const auto relation = list.before().find_relation(table)) add(*relation);
  }
  for (std::size_t at = 0; at < waiting.size(); ++at) {
    const replay::Relation& relation = *waiting[at];
    list.add_other(relation, kTruncateLock);
    for (const replay::Relation* child : descendants_of(relation, list.before())) add(*child);
    for (const replay::Column& column : relation.columns) {
      const replay::Relation* sequence = list.before().relation(column.sequence);
      const bool is_own = sequence != nullptr && sequence->owner_table == relation.id;
      if (statement.restarts_sequences && is_own) list.add_other(*sequence, kTruncateLock);
    }
    if (!statement.cascade) continue;
    for_each_foreign_key_to(relation, list.before(), [&](const auto& from, const auto&) { add(from); });
  }
}

void add_effects(const sql::LockTable& statement, EffectList& list) {
  constexpr std::pair<std::string_view, LockMode> kModes[] = {
      {"access share", LockMode::kAccessShare},
      {"row share", LockMode::kRowShare},
      {"row exclusive", LockMode::kRowExclusive},
      {"share update exclusive", LockMode::kShareUpdateExclusive},
      {"share", LockMode::kShare},
      {"share row exclusive", LockMode::kShareRowExclusive},
      {"exclusive", LockMode::kExclusive},
  };
  LockMode lock = LockMode::kAccessExclusive;
  for (const auto& [words, mode] : kModes) {
    if (words == statement.mode) lock = mode;
  }
  for (const sql::QualifiedName& table : statement.tables) {
    list.add_target(table, lock);
    const auto relation = list.before().find_relation(table);
    if (!relation) continue;
    for (const replay::Relation* below : descendants_of(*relation, list.before())) list.add_other(*below, lock);
    // Of a view, all that its query reads.
    std::vector<const replay::Relation*> views;
    if (relation->kind == replay::RelationKind::kView) views.push_back(relation.object);
    std::set<replay::Id> seen;
    for (std::size_t at = 0; at < views.size(); ++at) {
      for (const replay::Use& use : views[at]->uses) {
        const replay::Relation* used = list.before().relation(use.object);
        if (used == nullptr || !seen.insert(use.object).second) continue;
        list.add_other(*used, lock);
        if (used->kind == replay::RelationKind::kView) views.push_back(used);
      }
    }
  }
}

void add_effects(const sql::RefreshMaterializedView& statement, EffectList& list) {
  if (statement.concurrently) {
    return list.add_target(statement.name, LockMode::kExclusive,
                           {Work::kScan, "its query runs, and is compared", false});
  }
  const Doing doing = {Work::kRewrite, "its query runs", false};
  list.add_target(statement.name, LockMode::kAccessExclusive, statement.with_no_data ? Doing{} : doing);
}

void add_effects(const sql::Reindex& statement, EffectList& list) {
  const replay::Database& before = list.before();
  switch (statement.kind) {
    case sql::Reindex::Kind::kIndex:
      return reindex_index(statement, list);
    case sql::Reindex::Kind::kTable: {
      const auto relation = before.find_relation(statement.name);
      if (relation) return reindex_table(*relation, statement.concurrently, list);
      const LockMode lock = statement.concurrently ? LockMode::kShareUpdateExclusive : LockMode::kShare;
      return list.add_target(statement.name, lock, {Work::kIndexBuild, "its indexes are built anew", true});
    }
    case sql::Reindex::Kind::kSystem:
      return;
    default:
      before.for_each_relation([&](const replay::Relation& relation) {
        const bool is_meant = statement.kind == sql::Reindex::Kind::kDatabase || relation.schema == statement.name.name;
        if (is_meant) reindex_table(relation, statement.concurrently, list);
      });
  }
}

void add_effects(const sql::Vacuum& statement, EffectList& list) {
  const Doing rewrite = {Work::kRewrite, "all rows are moved to new files", false};
  if (statement.is_full) return add_tidied(statement.tables, LockMode::kAccessExclusive, rewrite, list);
  add_tidied(statement.tables, LockMode::kShareUpdateExclusive, {Work::kRows, "", false}, list);
}

void add_effects(const sql::Cluster& statement, EffectList& list) {
  // Without a table: those that were clustered before, which is not known.
  if (statement.table.name.empty()) return;
  const Doing rewrite = {Work::kRewrite, "all rows are moved in the order of an index", false};
  add_tidied({statement.table}, LockMode::kAccessExclusive, rewrite, list);
}

}  // namespace lockstep::lint
