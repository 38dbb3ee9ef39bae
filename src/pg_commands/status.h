#pragma once
#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep status`: holds a database's ledger against the migrations of the folder. Changes nothing.
commands::ExitStatus run_status(const commands::Arguments& arguments, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
