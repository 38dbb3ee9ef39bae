#include "commands/new_migration/new_command.h"

#include "base/error.h"
#include "commands/new_migration/helper.h"
#include "commands/postgres_options.h"

namespace lockstep::commands {

ExitStatus run_new(const Arguments& arguments, Surroundings& surroundings) {
  if (arguments.has("print")) {
    if (!arguments.has("reverse")) throw base::Error("--print is for --reverse", "lockstep new --reverse 0010 --print");
    return run_in_lockstep_pg(arguments, surroundings);
  }
  return new_migration::Helper(new_migration::read_options(arguments), surroundings).run();
}

}  // namespace lockstep::commands
