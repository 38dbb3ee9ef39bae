#pragma once
#include <string>
#include <string_view>

#include "base/expected.h"
#include "git/tree.h"
#include "model/migration.h"
#include "model/project.h"

namespace lockstep::layout {

/// The project's migrations as its framework sees them in one tree; an empty set when the folder is not there. Content
/// is read of the journal alone. What is wrong with it is part of the set; throws base::Error when git cannot give it.
model::MigrationSet read_migrations(const git::Tree& tree, const model::Project& project);

/// The "prevId" of a first snapshot.
inline constexpr std::string_view kNoParent = "00000000-0000-0000-0000-000000000000";

/// The id of the parent that a "prevId" names. An empty one names none: to drizzle-kit 0.31 any string will do.
std::string parent_id(std::string_view prev_id);

/// Where a snapshot stands in the chain. Of the several parents that drizzle-kit 1.x allows, `prev_id` is the first.
struct SnapshotIds {
  std::string id;
  std::string prev_id;  // as parent_id() gives it
};

/// Reads the whole snapshot, since drizzle-kit does too: JSON that breaks off after the ids is unreadable. The error
/// completes "this snapshot cannot be read (…)".
base::Expected<SnapshotIds, std::string> read_snapshot_ids(const git::Tree& tree, const model::SnapshotFile& snapshot);

}  // namespace lockstep::layout
