#pragma once
#include "commands/command.h"

namespace lockstep::commands {

inline constexpr Option kCheckOptions[] = {
    {"staged", "", "judge what is staged against the merge base with the target branch (default)"},
    {"worktree", "", "judge the files as they lie in the work tree instead"},
    {"base", "REF", "measure the change against the merge base with REF"},
    {"head", "REF", "judge this commit instead of what is staged"},
    {"all", "", "judge everything, also what the base already has"},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
    {"format", "F[=FILE]", "human, github or json; may be given several times"},
    {"fail-on", "LEVEL", "exit with 1 from error (default), warning, or never"},
    {"color", "WHEN", "auto (default), always or never"},
    {"git-backend", "NAME", "auto (default), libgit2 or command-line"},
    {"hook", "", "speak as a hook: nothing when nothing is wrong"},
    {"verbose", "", "say what was compared, and how long it took"},
};

/// `lockstep check`: judges one change. What is staged is read from the index as git would commit it, never from the
/// work tree; the configuration comes from the judged tree, and under --head from the base, so that a change cannot
/// relax its own judge.
ExitStatus run_check(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
