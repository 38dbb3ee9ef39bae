#pragma once
#include "commands/command.h"

namespace lockstep::commands {

/// `lockstep config-schema`: the JSON Schema of lockstep.json, for editors.
ExitStatus run_config_schema(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
