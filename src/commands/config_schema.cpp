#include "commands/config_schema.h"

#include <ostream>

#include "config/config.h"

namespace lockstep::commands {

ExitStatus run_config_schema(const Arguments&, Surroundings& surroundings) {
  surroundings.out << config::config_schema();
  return kNothingWrong;
}

}  // namespace lockstep::commands
