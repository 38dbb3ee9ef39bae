#pragma once
#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep new --reverse MIGRATION --print`: the SQL that undoes a migration, found by running it on a server of our
/// own and holding the catalogs before and after it against each other. The order of the statements is that in which
/// they ran there, after all migrations of today; what did not run, and what no catalog tells, is a comment.
commands::ExitStatus run_reverse(const commands::Arguments& arguments, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
