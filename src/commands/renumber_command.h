#pragma once
#include "commands/command.h"
#include "commands/comparison.h"

namespace lockstep::commands {

inline constexpr Option kRenumberOptions[] = {
    {"onto", "REF", "come after the migrations of REF (default: the target branch; in a merge or rebase its base)"},
    {"merge", "", "first merge REF, where the branch has not got it yet, and leave the merge to be committed"},
    {"project", "NAME", "only this project"},
    {"database-url-env", "NAME", "refuse when the database of this variable has run what would be renumbered"},
    {"dry-run", "", "print what would be done, and do nothing"},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
    {"git-backend", "NAME", "what reads the repository", backend_choices},
};

/// `lockstep renumber`: moves the branch's own migrations behind the base's newest. Reads commits, so it works in the
/// middle of a merge or rebase that stopped with conflicts, and then settles those of the migrations.
ExitStatus run_renumber(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
