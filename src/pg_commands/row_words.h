#pragma once
#include <optional>
#include <string>

#include "model/finding.h"
#include "model/project.h"
#include "runner/apply.h"
#include "runner/migration.h"

// What is said of a migration that fails over generated rows.
namespace lockstep::pg_commands {

/// Whether other rows could have made a difference: a value, a constraint, a RAISE; and not a missing table.
bool may_be_of_rows(const pg::Failure& failure);

/// The failure as an error (finding_of), with the rows to blame where they are known. Of an INSERT of the migration's
/// own it says how not to meet a generated row.
model::Finding failure_over_rows(const runner::MigrationFailure& failure, const runner::Script& script,
                                 model::Framework framework, const std::optional<std::string>& rows_to_blame);

/// The failure as a warning: rows as practice has them pass.
model::Finding failure_at_limits(const runner::MigrationFailure& failure, const runner::Script& script,
                                 model::Framework framework, const std::optional<std::string>& rows_to_blame);

/// Whether a comment of the script says `lockstep-ignore migration-fails` for the statement, or for the file. One
/// without names of rules is about what can be told without a server.
bool is_silenced(const runner::MigrationFailure& failure, const runner::Script& script);

}  // namespace lockstep::pg_commands
