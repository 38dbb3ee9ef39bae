#pragma once
#include <vector>

#include "rules/change.h"

namespace lockstep::rules {

/// Snapshots that the change adds or rewrites, in the order in which drizzle-kit reads them.
std::vector<const model::SnapshotFile*> introduced_snapshots(const ProjectChange& change);

/// The snapshot that drizzle-kit reads before `snapshot`; nothing for the first.
const model::SnapshotFile* snapshot_before(const model::MigrationSet& set, const model::SnapshotFile& snapshot);

/// The snapshots in the order of their entries in the journal; those that no entry names are left out. Timestamps in
/// names need not be in that order, which is the one in which the migrations were generated.
std::vector<const model::SnapshotFile*> snapshots_by_journal(const model::MigrationSet& set);

/// The one that it reads after `snapshot`; nothing for the last.
const model::SnapshotFile* snapshot_after(const model::MigrationSet& set, const model::SnapshotFile& snapshot);

}  // namespace lockstep::rules
