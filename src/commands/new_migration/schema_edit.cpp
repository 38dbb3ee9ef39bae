#include "commands/new_migration/schema_edit.h"

#include "git/memory_tree.h"
#include "layout/drizzle_snapshot_schema.h"
#include "pairing/schema_change.h"
#include "replay/schema_of_database.h"

namespace lockstep::commands::new_migration {
namespace {

/// The newest snapshot's schema, if there is one that tells all.
std::optional<model::Schema> snapshot_schema(const git::Tree& files, const model::MigrationSet& set) {
  if (set.snapshots.empty()) return std::nullopt;
  const model::SnapshotFile& newest = set.snapshots.back();
  auto schema = layout::read_snapshot_schema(files.read(newest.blob, newest.path));
  if (!schema || schema->open) return std::nullopt;
  return std::move(*schema);
}

}  // namespace

SchemaEdit read_edit(const git::Tree& files, const model::Project& project, const model::MigrationSet& set,
                     const authoring::History& history) {
  SchemaEdit edit;
  std::optional<model::Schema> snapshot = snapshot_schema(files, set);
  edit.before = snapshot ? std::move(*snapshot) : replay::schema_of(history.database());
  const git::MemoryTree nothing;
  pairing::ClosureCache closures;
  model::SchemaChange sources =
      pairing::read_schema_change(nothing, files, project, pairing::Reading::kAlways, closures);
  edit.notes = std::move(sources.unreadable);
  edit.read_paths = closures.paths(project);
  edit.has_sources = sources.after.has_value();
  edit.after = sources.after ? std::move(*sources.after) : edit.before;
  if (edit.has_sources) edit.differences = model::compare_schemas(edit.before, edit.after);
  return edit;
}

authoring::History read_history(const git::Tree& files, const model::MigrationSet& set, sql::Splitting splitting) {
  authoring::History history;
  for (const model::Migration* migration : model::in_order_of_running(set)) {
    if (migration->is_program) continue;
    history.add(migration->name, files.read(migration->blob, migration->path), splitting);
  }
  return history;
}

}  // namespace lockstep::commands::new_migration
