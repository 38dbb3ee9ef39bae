#pragma once
#include "commands/coloring.h"
#include "commands/command.h"
#include "commands/comparison.h"
#include "commands/report_output.h"

namespace lockstep::commands {

inline constexpr Option kGateOptions[] = {
    {"base", "REF", "what the branch is merged into (default: what the CI job says, else the target branch)"},
    {"head", "REF", "the branch that is merged (default: HEAD)"},
    {"with", "REF", "an open branch, or a pattern (refs/pull/*/head), to hold the numbers against; may be repeated"},
    {"sql", "", "judge what the new migrations do to a database in use too, as check does"},
    {"config", "FILE", "use FILE instead of the base's lockstep.json"},
    {"format", "FORMAT", "how findings are written; may be given several times", format_choices},
    {"output", "FILE", "write the --format before it to FILE; the terminal has the human one"},
    {"fail-on", "LEVEL", "from which findings on to exit with 1", fail_on_choices},
    {"color", "WHEN", "whether to use colours", color_choices},
    {"git-backend", "NAME", "what reads the repository", backend_choices},
    {"verbose", "", "say which merge was judged, and how long it took"},
};

/// `lockstep gate`: judges what a merge would make of the base. In a CI job it is the merge that the job runs for;
/// elsewhere HEAD, merged in memory. What its SQL does to a database is for `lockstep check` to say, or --sql. Rules
/// and projects are those that the base's configuration has.
ExitStatus run_gate(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
