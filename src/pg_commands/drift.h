#pragma once
#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep drift`: holds a live database against what the migrations build that its ledger names, on a server of the
/// same major version. Reads the database in one transaction that writes nothing.
commands::ExitStatus run_drift(const commands::Arguments& arguments, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
