#pragma once
#include "commands/command.h"

namespace lockstep::commands::init {

inline constexpr Option kInitOptions[] = {
    {"yes", "", "ask nothing, and take the default of each question"},
    {"dry-run", "", "show what would be written, and write nothing"},
    {"merge-driver", "", "only let git merge Drizzle's journal and snapshots by lockstep, as each clone wants it"},
    {"lockstep-repository", "OWNER/NAME", "where on GitHub the workflow takes lockstep from"},
};

/// `lockstep init`: finds the projects and sets the repository up. Everything is shown and asked for first, and written
/// after the last answer, so that giving up leaves no trace. No file is overwritten, and a second run finds nothing to
/// do.
ExitStatus run_init(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands::init
