#pragma once
#include "commands/command.h"

namespace lockstep::commands {

std::vector<Choice> schema_actions();
std::vector<Choice> schema_pictures();
std::vector<Choice> schema_formats();

inline constexpr Positional kSchemaPositionals[] = {{"show|diff", schema_actions}, {"[REF]"}};
inline constexpr Option kSchemaOptions[] = {
    {"project", "NAME", "the project, where there are several"},
    {"from", "PICTURE", "which picture of the schema is shown, or is on the left", schema_pictures},
    {"to", "PICTURE", "which picture is on the right of a difference (default: sources)", schema_pictures},
    {"format", "FORMAT", "how it is written", schema_formats},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
};

/// `lockstep schema show [REF]`: the schema of the work tree, or of a commit. `lockstep schema diff [REF]`: what
/// turns one into the other; REF is A..B, A...B (from where B left A) or A (to the work tree), by default from the
/// merge base with the target branch to the work tree. With two pictures and no range, both are the work tree's.
ExitStatus run_schema_command(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
