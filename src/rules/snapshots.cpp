#include "rules/snapshots.h"

#include <map>

namespace lockstep::rules {

std::vector<const model::SnapshotFile*> introduced_snapshots(const ProjectChange& change) {
  std::map<std::string_view, const model::ObjectId*> old;
  for (const model::SnapshotFile& snapshot : change.before.snapshots) old.emplace(snapshot.path, &snapshot.blob);
  std::vector<const model::SnapshotFile*> fresh;
  for (const model::SnapshotFile& snapshot : change.after.snapshots) {
    const auto match = old.find(snapshot.path);
    if (match == old.end() || *match->second != snapshot.blob) fresh.push_back(&snapshot);
  }
  return fresh;
}

const model::SnapshotFile* snapshot_before(const model::MigrationSet& set, const model::SnapshotFile& snapshot) {
  const bool is_first = &snapshot == set.snapshots.data();
  return is_first ? nullptr : &snapshot - 1;
}

const model::SnapshotFile* snapshot_before_in_journal(const model::MigrationSet& set,
                                                      const model::SnapshotFile& snapshot) {
  if (!set.journal) return nullptr;
  std::map<std::string_view, const model::SnapshotFile*> by_prefix;
  for (const model::SnapshotFile& file : set.snapshots) by_prefix.emplace(file.prefix, &file);
  const model::SnapshotFile* before = nullptr;
  for (const model::JournalEntry& entry : set.journal->entries) {
    const std::string_view prefix = std::string_view(entry.tag).substr(0, entry.tag.find('_'));
    const auto file = by_prefix.find(prefix);
    if (file == by_prefix.end()) continue;
    if (file->second == &snapshot) return before;
    before = file->second;
  }
  return nullptr;
}

const model::SnapshotFile* snapshot_after(const model::MigrationSet& set, const model::SnapshotFile& snapshot) {
  const bool is_last = &snapshot == &set.snapshots.back();
  return is_last ? nullptr : &snapshot + 1;
}

}  // namespace lockstep::rules
