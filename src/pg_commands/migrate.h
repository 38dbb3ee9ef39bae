#pragma once
#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep migrate`: applies what is pending to a database and records it in the framework's own ledger. One run at a
/// time: others wait, asking again and again for an advisory lock, since a run that blocks in the lock would deadlock
/// with CREATE INDEX CONCURRENTLY.
commands::ExitStatus run_migrate(const commands::Arguments& arguments, commands::Surroundings& surroundings);

}  // namespace lockstep::pg_commands
