#pragma once
#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep verify`: runs the migrations on a PostgreSQL of its own, from zero and as an upgrade over rows, and then
/// the given command against the result.
commands::ExitStatus run_verify(const commands::Arguments& arguments, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
