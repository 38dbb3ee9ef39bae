#pragma once
#include "commands/coloring.h"
#include "commands/command.h"

namespace lockstep::commands::demo {

inline constexpr Option kDemoOptions[] = {
    {"keep", "", "leave the repository, and say where it is"},
    {"color", "WHEN", "whether to use colours", color_choices},
};

/// `lockstep demo`: makes a throw-away Drizzle repository, installs the hook and plays the incident with real git
/// commits. It is a self-test too: an act that does not end as told is an Error. Removes the repository, also when it
/// fails or is interrupted.
ExitStatus run_demo(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands::demo
