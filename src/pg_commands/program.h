#pragma once
#include <span>
#include <string>

#include "commands/command.h"

namespace lockstep::pg_commands {

/// The whole of lockstep-pg: what lockstep itself hands over to it.
commands::ExitStatus run_lockstep_pg(std::span<const std::string> words, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
