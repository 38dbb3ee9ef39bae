#pragma once
#include <vector>

#include "rules/change.h"

namespace lockstep::rules {

/// Snapshots that the change adds or rewrites, in the order in which drizzle-kit reads them.
std::vector<const model::SnapshotFile*> introduced_snapshots(const ProjectChange& change);

/// The snapshot that drizzle-kit reads before `snapshot`; nothing for the first.
const model::SnapshotFile* snapshot_before(const model::MigrationSet& set, const model::SnapshotFile& snapshot);

/// The snapshot of the nearest earlier journal entry that has one; nothing without such an entry. It is another one than
/// snapshot_before where timestamps in the names are not in the order in which the migrations were generated.
const model::SnapshotFile* snapshot_before_in_journal(const model::MigrationSet& set,
                                                      const model::SnapshotFile& snapshot);

/// The one that it reads after `snapshot`; nothing for the last.
const model::SnapshotFile* snapshot_after(const model::MigrationSet& set, const model::SnapshotFile& snapshot);

}  // namespace lockstep::rules
