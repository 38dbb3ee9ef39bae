#pragma once
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/project.h"
#include "model/schema.h"

namespace lockstep::pg_commands {

/// What drizzle-kit itself makes of the schema sources in the work tree, held against the newest snapshot: a finding
/// for each difference. Runs the project's own drizzle-kit, which runs the project's code.
///
/// `drizzle-kit generate` into an empty folder never asks, needs no database, and writes a snapshot of the whole
/// schema. Its exit status is 0 also when it failed (0.31), so nothing but that file counts: without it this throws
/// base::Error with what drizzle-kit said.
std::vector<model::Finding> generate_check(const model::Project& project, const model::Schema& snapshot,
                                           const std::string& work_tree);

}  // namespace lockstep::pg_commands
