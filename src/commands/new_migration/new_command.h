#pragma once
#include "commands/coloring.h"
#include "commands/command.h"

namespace lockstep::commands {

inline constexpr Positional kNewPositionals[] = {{"[NAME]"}};
inline constexpr Option kNewOptions[] = {
    {"empty", "", "no generator: an empty migration, for SQL of your own"},
    {"reverse", "MIGRATION", "what undoes this one (its number or name), as far as it can be derived"},
    {"print", "", "with --reverse: print the SQL, write nothing"},
    {"enum", "NAME=A,B,C", "give the enum these values; where the schema sources do not say so already"},
    {"renamed", "OLD=NEW", "the enum value OLD is called NEW now; may be repeated"},
    {"becomes", "OLD=NEW", "rows that have the enum value OLD, which goes, get NEW; may be repeated"},
    {"keep-generated", "", "leave a change of an enum as the generator wrote it"},
    {"fix", "", "take every safe rewrite"},
    {"no-fix", "", "take none"},
    {"edit", "", "open the SQL in $VISUAL or $EDITOR"},
    {"no-verify", "", "do not run it on a PostgreSQL of its own"},
    {"allow-findings", "", "stage it with errors left in it"},
    {"no-stage", "", "leave it in the work tree"},
    {"apply-env", "NAME", "then apply it to the development database whose URL this variable holds"},
    {"no-input", "", "ask nothing: take flags and defaults"},
    {"project", "NAME", "which project, where there are several"},
    {"base", "REF", "measure the change against the merge base with REF"},
    {"config", "FILE", "use FILE instead of the repository's lockstep.json"},
    {"color", "WHEN", "whether to use colours", color_choices},
};

/// `lockstep new`: from an edited schema to a staged, validated migration. Whatever ends it before that, a signal, a
/// failing generator, a refusal at a question, leaves the work tree and the index as they were.
ExitStatus run_new(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
