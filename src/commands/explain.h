#pragma once
#include "commands/coloring.h"
#include "commands/command.h"

namespace lockstep::commands {

std::vector<Choice> rule_list_formats();
/// Every rule, with its summary.
std::vector<Choice> rule_choices();

inline constexpr Option kRulesOptions[] = {
    {"format", "FORMAT", "how the list is written", rule_list_formats},
};
inline constexpr Positional kExplainPositionals[] = {{"RULE", rule_choices}};
inline constexpr Option kExplainOptions[] = {
    {"color", "WHEN", "whether to use colours", color_choices},
};

/// `lockstep rules`: every rule with its default severity and summary.
ExitStatus run_rules_command(const Arguments& arguments, Surroundings& surroundings);

/// `lockstep explain RULE`: the rule's page, set for the terminal; as Markdown where there is none.
ExitStatus run_explain(const Arguments& arguments, Surroundings& surroundings);

}  // namespace lockstep::commands
