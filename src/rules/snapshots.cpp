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

std::vector<const model::SnapshotFile*> snapshots_by_journal(const model::MigrationSet& set) {
  std::vector<const model::SnapshotFile*> ordered;
  if (!set.journal) return ordered;
  std::map<std::string_view, const model::SnapshotFile*> by_prefix;
  for (const model::SnapshotFile& file : set.snapshots) by_prefix.emplace(file.prefix, &file);
  for (const model::JournalEntry& entry : set.journal->entries) {
    const auto file = by_prefix.find(std::string_view(entry.tag).substr(0, entry.tag.find('_')));
    if (file != by_prefix.end()) ordered.push_back(file->second);
  }
  return ordered;
}

const model::SnapshotFile* snapshot_after(const model::MigrationSet& set, const model::SnapshotFile& snapshot) {
  const bool is_last = &snapshot == &set.snapshots.back();
  return is_last ? nullptr : &snapshot + 1;
}

}  // namespace lockstep::rules
