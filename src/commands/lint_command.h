#pragma once
#include "commands/coloring.h"
#include "commands/command.h"
#include "commands/report_output.h"

namespace lockstep::commands {

std::vector<Choice> runner_choices();
std::vector<Choice> preset_choices();

inline constexpr Positional kLintPositionals[] = {{.usage = "FILE...", .repeats = true}};

inline constexpr Option kLintOptions[] = {
    {"stdin-filename", "FILE", "the file that standard input stands for"},
    {"runner", "NAME", "what runs the migrations; told by the folder otherwise", runner_choices},
    {"postgres", "VERSION", "major version of the server, 12 to 18"},
    {"preset", "NAME", "how severe hazards are", preset_choices},
    {"stats", "FILE", "rows of tables, a JSON object of names and numbers"},
    {"stats-query", "", "print the query that makes such a file on the production server"},
    {"fix", "", "mend what can be mended safely, and show it"},
    {"dry-run", "", "with --fix: show it and write nothing"},
    {"config", "FILE", "use FILE instead of lockstep.json"},
    {"format", "FORMAT", "how findings are written; may be given several times", format_choices},
    {"output", "FILE", "write the --format before it to FILE; the terminal has the human one"},
    {"fail-on", "LEVEL", "from which findings on to exit with 1", fail_on_choices},
    {"color", "WHEN", "whether to use colours", color_choices},
    {"verbose", "", "show every finding, and what was read"},
};

/// `lockstep lint`: judges SQL files wherever they lie, in a repository or not, by the rules of SQL alone.
ExitStatus run_lint(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
