#pragma once
#include <vector>

#include "catalog/selection.h"
#include "catalog/snapshot.h"
#include "model/compare_schemas.h"
#include "model/finding.h"
#include "model/schema.h"
#include "pg_commands/verification.h"

// snapshot-drift: drizzle-kit takes its newest snapshot for the state of things when it generates the next migration.
namespace lockstep::pg_commands {

/// What of a database is compared: all but the ledger, and the order of columns.
catalog::SelectionOptions compared_parts(const VerifiedProject& project);

/// What turns the snapshot into the database, as far as the snapshot tells of it.
std::vector<model::SchemaDifference> snapshot_differences(const model::Schema& snapshot, const catalog::Snapshot& built,
                                                          const catalog::SelectionOptions& selection);

/// The difference as a finding, at the migration that it comes from as far as texts tell, with the commands for either
/// side.
model::Finding snapshot_finding(const VerifiedProject& project, const model::SchemaDifference& difference);

}  // namespace lockstep::pg_commands
