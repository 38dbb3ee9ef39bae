#pragma once
#include "commands/check.h"
#include "commands/coloring.h"
#include "commands/command.h"
#include "commands/report_output.h"

// The commands that talk to PostgreSQL. They are told and completed like the others, but run in lockstep-pg: libpq
// takes longer to load than a commit may wait.
namespace lockstep::commands {

std::vector<Choice> transaction_choices();

inline constexpr Positional kVerifyPositionals[] = {{"[-- COMMAND...]", nullptr, true}};
inline constexpr Option kVerifyOptions[] = {
    {"staged", "", "verify what is staged (default)"},
    {"worktree", "", "verify the files as they lie in the work tree instead"},
    {"base", "REF", "what is not in the merge base with REF counts as new"},
    {"head", "REF", "verify this commit instead of what is staged"},
    {"project", "NAME", "only this project"},
    {"postgres", "MAJORS",
     "major versions of the server, such as 15,16; default: the configured one, else the newest here"},
    {"server-env", "NAME", "use a scratch database on the server whose URL this variable holds"},
    {"rows", "N", "rows in each table before an upgrade (default 20; 0: none)"},
    {"seed", "N", "which rows those are (default 1)"},
    {"upgrade-only", "", "the new migrations alone, over what the base built; leave \"from zero\" to another run"},
    {"transactions", "SCOPE", "what is one transaction (default: what is one for the framework)", transaction_choices},
    {"generate-check", "",
     "ask the project's drizzle-kit too whether the schema has all its migrations (runs its code)"},
    {"no-cache", "", "begin with initdb, and keep nothing"},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
    {"format", "FORMAT", "how findings are written; may be given several times", format_choices},
    {"output", "FILE", "write the --format before it to FILE; the terminal has the human one"},
    {"fail-on", "LEVEL", "from which findings on to exit with 1", fail_on_choices},
    {"color", "WHEN", "whether to use colours", color_choices},
    {"git-backend", "NAME", "what reads the repository", backend_choices},
    {"verbose", "", "say how long each migration took"},
};

// What several of them take.
inline constexpr Option kRootOption = {"root", "DIR", "where the project lies (default: the current folder)"};
inline constexpr Option kProjectOption = {"project", "NAME", "which project, where there are several"};
inline constexpr Option kDeployedConfigOption = {"config", "FILE", "use FILE instead of lockstep.json"};
inline constexpr Option kDatabaseOption = {
    "database-url-env", "NAME",
    "the variable that holds the URL (default DATABASE_URL; without it PGHOST and its like)"};
inline constexpr Option kWaitOption = {"wait", "TIME", "how long to wait for a server that is starting, such as 60s"};

inline constexpr Option kMigrateOptions[] = {
    kRootOption,
    kProjectOption,
    kDeployedConfigOption,
    kDatabaseOption,
    kWaitOption,
    {"transactions", "SCOPE", "what is one transaction (default: migration)", transaction_choices},
    {"single-transaction", "", "the same as --transactions all"},
    {"to", "MIGRATION", "stop after this one"},
    {"lock-timeout", "TIME", "give up waiting for a table's lock after TIME, and try again (default 5s)"},
    {"lock-attempts", "N", "how often to try (default 10)"},
    {"statement-timeout", "TIME", "longest time of a statement"},
    {"signal-file", "FILE", "write FILE when everything is applied; removed before"},
    {"dry-run", "", "print what would be sent, and send nothing"},
    {"quiet", "", "say nothing when nothing is wrong"},
};

inline constexpr Option kStatusOptions[] = {
    kRootOption,
    kProjectOption,
    kDeployedConfigOption,
    kDatabaseOption,
    kWaitOption,
    {"exit-code", "", "exit with 1 when anything is pending or out of step"},
    {"json", "", "print JSON"},
};

inline constexpr Option kDriftOptions[] = {
    kRootOption,
    kProjectOption,
    kDeployedConfigOption,
    kDatabaseOption,
    kWaitOption,
    {"schema", "NAME", "compare this schema alone; may be given several times"},
    {"ignore", "PATTERN", "leave out tables, types and functions of that name, such as 'tmp_*'; may be repeated"},
    {"grants", "", "compare owners, grants and the order of columns too"},
    {"format", "FORMAT", "how findings are written; may be given several times", format_choices},
    {"output", "FILE", "write the --format before it to FILE; the terminal has the human one"},
    {"fail-on", "LEVEL", "from which findings on to exit with 1", fail_on_choices},
    {"color", "WHEN", "whether to use colours", color_choices},
    {"verbose", "", "show every finding"},
};

/// The path of lockstep-pg: beside the own executable, else in PATH. Throws base::Error when there is none.
std::string find_lockstep_pg(const std::string& own_path);

/// Replaces this process by lockstep-pg, with the same words.
ExitStatus run_in_lockstep_pg(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
