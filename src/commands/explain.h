#pragma once
#include "commands/command.h"

namespace lockstep::commands {

inline constexpr Option kRulesOptions[] = {
    {"format", "human|json", "a table (default), or JSON"},
};

/// `lockstep rules`: every rule with its default severity and summary.
ExitStatus run_rules_command(const Arguments& arguments, Surroundings& surroundings);

/// `lockstep explain RULE`: the rule's page.
ExitStatus run_explain(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
