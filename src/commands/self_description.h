#pragma once
#include "commands/command.h"

namespace lockstep::commands {

std::vector<Choice> shell_choices();

inline constexpr Positional kShellPositionals[] = {{"bash|zsh|fish", shell_choices}};

/// `lockstep completions SHELL`: the completion script, on standard output.
ExitStatus run_completions(const Arguments& arguments, Surroundings& surroundings);

/// `lockstep man`: the manual page, on standard output.
ExitStatus run_man(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
