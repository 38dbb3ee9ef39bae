#pragma once
#include <string>
#include <vector>

#include "rules/change.h"

namespace lockstep::rules {

/// On what the schema sources and the newest snapshot of drizzle-kit disagree.
struct SnapshotDrift {
  std::string snapshot_path;
  std::vector<model::SchemaDifference> unmigrated;    // what turns the snapshot into the sources, but for
  std::vector<model::SchemaDifference> hand_written;  // what SQL that made no snapshot of its own has done already
};

/// Whether the newest snapshot is one that the change adds or rewrites.
bool brings_newest_snapshot(const model::MigrationSet& before, const model::MigrationSet& after);

/// The disagreement after the change, without what the base disagreed on already. Empty when the change brings no
/// newest snapshot (unless everything is judged), or when a side cannot be read.
SnapshotDrift find_snapshot_drift(const ProjectChange& change);

}  // namespace lockstep::rules
