#pragma once
#include "commands/coloring.h"
#include "commands/command.h"
#include "commands/comparison.h"
#include "commands/report_output.h"

namespace lockstep::commands {

inline constexpr Option kCheckOptions[] = {
    {"staged", "", "judge what is staged against the merge base with the target branch (default)"},
    {"worktree", "", "judge the files as they lie in the work tree instead"},
    {"base", "REF", "measure the change against the merge base with REF"},
    {"head", "REF", "judge this commit instead of what is staged"},
    {"all", "", "judge everything, also what the base has, but for SQL that has run"},
    {"fix", "", "mend SQL that can be mended safely, in the work tree, and show it"},
    {"dry-run", "", "with --fix: show it and write nothing"},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
    {"format", "FORMAT", "how findings are written; may be given several times", format_choices},
    {"output", "FILE", "write the --format before it to FILE; the terminal has the human one"},
    {"fail-on", "LEVEL", "from which findings on to exit with 1", fail_on_choices},
    {"color", "WHEN", "whether to use colours", color_choices},
    {"git-backend", "NAME", "what reads the repository", backend_choices},
    {"hook", "", "speak as a hook: nothing when nothing is wrong"},
    {"verbose", "", "say what was compared, and how long it took"},
};

/// `lockstep check`: judges one change. What is staged is read from the index as git would commit it, never from the
/// work tree; the configuration comes from the judged tree, and under --head from the base, so that a change cannot
/// relax its own judge.
ExitStatus run_check(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
