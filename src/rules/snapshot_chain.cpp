#include "layout/layout.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/snapshots.h"

namespace lockstep::rules {
namespace {

constexpr std::string_view kNoParent = "00000000-0000-0000-0000-000000000000";

using Ids = std::optional<layout::SnapshotIds>;

Ids read_ids(const ProjectChange& change, const model::SnapshotFile* snapshot) {
  if (snapshot == nullptr) return layout::SnapshotIds{std::string(kNoParent), ""};
  const auto ids = layout::read_snapshot_ids(change.after_tree, *snapshot);
  return ids ? Ids(*ids) : std::nullopt;
}

std::string message_for(const layout::SnapshotIds& ids, const model::SnapshotFile* parent,
                        const layout::SnapshotIds& parent_ids) {
  if (parent == nullptr) {
    return "the first snapshot names a parent (prevId " + ids.prev_id +
           ") that is not in the folder: what came before it "
           "is lost, and a new database cannot be built from here";
  }
  if (ids.prev_id == parent_ids.prev_id) {
    return "this snapshot and " + parent->path +
           " follow the same one: two branches generated side by side, and "
           "the next drizzle-kit generate stops at it, with exit status 0";
  }
  if (ids.id == parent_ids.id)
    return "this snapshot has the id of " + parent->path +
           ": one is a copy, and the next generate repeats what it "
           "does not know";
  return "prevId is not the id of " + parent->path +
         ": this snapshot was not made on top of it, so the next generate "
         "repeats or undoes what lies between";
}

/// `migrations.prefix: "none"` gives every migration the one file _snapshot.json, which drizzle-kit never reads back.
void check_prefix_none(const ProjectChange& change, Findings& findings) {
  for (const model::Migration* migration : introduced(change)) {
    if (!migration->name.starts_with('_')) continue;
    findings.add(start_of(migration->path),
                 "with migrations.prefix \"none\" every migration overwrites meta/_snapshot.json, which drizzle-kit "
                 "does not read back: each generate creates the whole schema again",
                 "set migrations.prefix to \"index\" in " + change.project.config_path);
  }
}

}  // namespace

void snapshot_chain(const ProjectChange& change, Findings& findings) {
  if (change.project.framework != model::Framework::kDrizzle) return;
  check_prefix_none(change, findings);
  for (const model::SnapshotFile* snapshot : introduced_snapshots(change)) {
    const model::SnapshotFile* parent = snapshot_before(change.after, *snapshot);
    const Ids ids = read_ids(change, snapshot);
    const Ids parent_ids = read_ids(change, parent);
    if (!ids || !parent_ids || ids->prev_id == parent_ids->id) continue;
    findings.add(start_of(snapshot->path), message_for(*ids, parent, *parent_ids), restore_commands(change, *snapshot));
  }
}

}  // namespace lockstep::rules
