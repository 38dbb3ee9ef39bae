#include <algorithm>

#include "layout/layout.h"
#include "rules/checks.h"
#include "rules/remedy.h"
#include "rules/snapshots.h"

namespace lockstep::rules {
namespace {

using Ids = std::optional<layout::SnapshotIds>;

Ids read_ids(const ProjectChange& change, const model::SnapshotFile* snapshot) {
  if (snapshot == nullptr) return layout::SnapshotIds{std::string(layout::kNoParent), ""};
  const auto ids = layout::read_snapshot_ids(change.after_tree, *snapshot);
  return ids ? Ids(*ids) : std::nullopt;
}

std::string fork_message(const model::SnapshotFile& sibling) {
  return "this snapshot and " + sibling.path +
         " follow the same one: two branches generated side by side, and the next drizzle-kit generate stops at it, "
         "with exit status 0";
}

/// The base's snapshot that `snapshot` was put before, when both have one parent.
const model::SnapshotFile* forked_by(const ProjectChange& change, const model::SnapshotFile& snapshot,
                                     const layout::SnapshotIds& ids) {
  const model::SnapshotFile* next = snapshot_after(change.after, snapshot);
  if (next == nullptr || !change.before_tree.find(next->path)) return nullptr;
  const Ids next_ids = read_ids(change, next);
  return next_ids && next_ids->prev_id == ids.prev_id ? next : nullptr;
}

std::string message_for(const layout::SnapshotIds& ids, const model::SnapshotFile* parent,
                        const layout::SnapshotIds& parent_ids) {
  if (parent == nullptr) {
    return "the first snapshot names a parent (prevId " + ids.prev_id +
           "), and none comes before it: what it was made on top of is lost or sorts later, so the next generate "
           "compares with the wrong state";
  }
  if (ids.id == parent_ids.id)
    return "this snapshot has the id of " + parent->path +
           ": one is a copy, and the next generate repeats what it "
           "does not know";
  if (ids.prev_id == parent_ids.prev_id) return fork_message(*parent);
  return "prevId is not the id of " + parent->path +
         ": this snapshot was not made on top of it, so the next generate "
         "repeats or undoes what lies between";
}

/// Whether the snapshot follows the one before it in the journal, and the newest there is also the one that drizzle-kit
/// takes for the newest: then nothing is lost, whatever the order of the names in between.
bool follows_in_journal(const ProjectChange& change, const model::SnapshotFile& snapshot,
                        const layout::SnapshotIds& ids) {
  const std::vector<const model::SnapshotFile*> ordered = snapshots_by_journal(change.after);
  const auto place = std::find(ordered.begin(), ordered.end(), &snapshot);
  if (place == ordered.begin() || place == ordered.end()) return false;
  if (ordered.back() != &change.after.snapshots.back()) return false;
  const Ids before_ids = read_ids(change, *std::prev(place));
  return before_ids && before_ids->id == ids.prev_id;
}

/// Whether the break is history: the snapshots on both sides of it come with this one (on first adoption all do), and
/// others were generated on top since. Two with one parent, and copies, stop drizzle-kit wherever they are.
bool is_old_break(const ProjectChange& change, const model::SnapshotFile& snapshot, const model::SnapshotFile* parent,
                  const layout::SnapshotIds& ids, const layout::SnapshotIds& parent_ids) {
  if (parent == nullptr || ids.id == parent_ids.id || ids.prev_id == parent_ids.prev_id) return false;
  return snapshot_after(change.after, snapshot) != nullptr && !change.before_tree.find(parent->path);
}

void report_old_break(const model::SnapshotFile& snapshot, const model::SnapshotFile& parent, Findings& findings) {
  findings.add_warning(start_of(snapshot.path),
                       "prevId is not the id of " + parent.path +
                           ": this snapshot was not made on top of it, so what that one changed may be missing from "
                           "every snapshot since",
                       "lockstep verify compares the newest snapshot with what the migrations build");
}

/// Two that follow one snapshot are put in a row; what another break has lost is generated again.
std::string fork_help(const ProjectChange& change, const model::SnapshotFile& snapshot) {
  const auto& own = introduced(change);
  const bool is_own =
      std::any_of(own.begin(), own.end(), [&](const model::Migration* one) { return one->number == snapshot.prefix; });
  const std::string by_hand = restore_commands(change, snapshot);
  return is_own ? renumbering_or(change, by_hand) : by_hand;
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
    if (!ids || !parent_ids) continue;
    const bool is_fork = parent != nullptr && ids->id != parent_ids->id && ids->prev_id == parent_ids->prev_id;
    if (ids->prev_id != parent_ids->id && follows_in_journal(change, *snapshot, *ids)) continue;
    if (ids->prev_id != parent_ids->id && is_old_break(change, *snapshot, parent, *ids, *parent_ids)) {
      report_old_break(*snapshot, *parent, findings);
    } else if (ids->prev_id != parent_ids->id) {
      findings.add(start_of(snapshot->path), message_for(*ids, parent, *parent_ids),
                   is_fork ? fork_help(change, *snapshot) : restore_commands(change, *snapshot));
    } else if (const model::SnapshotFile* sibling = forked_by(change, *snapshot, *ids)) {
      findings.add(start_of(snapshot->path), fork_message(*sibling), fork_help(change, *snapshot));
    }
  }
}

}  // namespace lockstep::rules
