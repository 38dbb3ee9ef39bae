#pragma once
#include <string>

#include "commands/command.h"

// What is said of the commands, made from their table: for --help, for shells and for man.
namespace lockstep::commands {

/// `lockstep --help`, and `lockstep COMMAND --help`.
std::string general_help();
std::string command_help(const Command& command);

/// "lockstep schema show|diff [REF] [OPTION...]"
std::string usage_of(const Command& command);

/// The completion script of a shell: what it loads so that Tab completes lockstep's words.
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

/// The manual page lockstep(1), in roff's man macros.
std::string manual_page();

}  // namespace lockstep::commands
