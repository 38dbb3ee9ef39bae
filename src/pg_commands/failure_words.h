#pragma once
#include <string>

#include "model/finding.h"
#include "runner/apply.h"
#include "runner/migration.h"

namespace lockstep::pg_commands {

/// A migration that failed on a server, as a finding at the place that the server blames: rule `migration-fails`, with
/// the server's message, detail and hint, and what to do about the failures that people meet.
model::Finding finding_of(const runner::MigrationFailure& failure, const runner::Script& script,
                          model::Framework framework);

/// Whether the statement that failed is an INSERT.
bool is_insert(const runner::MigrationFailure& failure, const runner::Script& script);

/// What to do, for people; empty when only the server's words help.
std::string advice_for(const pg::Failure& failure, model::Framework framework);

}  // namespace lockstep::pg_commands
