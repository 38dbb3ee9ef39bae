#pragma once
#include <iosfwd>
#include <span>
#include <string>

#include "commands/command.h"

namespace lockstep::pg_commands {

/// `lockstep-pg installations FOLDER...`, for `lockstep doctor`: a JSON array of the server programs that are there,
/// those of the folders' node_modules too, with which one is taken when no version is wanted.
commands::ExitStatus print_installations(std::span<const std::string> folders, std::ostream& out);

}  // namespace lockstep::pg_commands
