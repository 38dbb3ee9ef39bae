#pragma once
#include "commands/command.h"

namespace lockstep::commands::hooks {

std::vector<Choice> hooks_actions();

inline constexpr Positional kHooksPositionals[] = {{"install|uninstall|status", hooks_actions}};
inline constexpr Option kHooksOptions[] = {
    {"write", "", "install: edit the configuration of a hook manager, which is otherwise only shown"},
    {"pre-push", "", "install: judge what is pushed, too"},
    {"require", "", "install: the hook fails when lockstep is missing on a machine"},
};

/// `lockstep hooks install|uninstall|status`.
ExitStatus run_hooks_command(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands::hooks
