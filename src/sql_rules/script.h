#pragma once
#include <string>
#include <vector>

#include "lint/situation.h"
#include "sql/quoting.h"

namespace lockstep::sql_rules {

/// Statements as they go into a migration of this runner: each ends in ';', and for Drizzle in its breakpoint mark.
/// Lines that are comments stay as they are.
std::string script(const lint::Settings& settings, const std::vector<std::string>& statements);

/// How to say in the file that a finding is meant: "-- lockstep-ignore RULE: REASON".
std::string suppression(std::string_view rule, std::string_view reason);

/// Words as a list for people: "a", "a and b", "a, b and c"; of many only the first: "a, b, c and 4 more".
std::string listed(const std::vector<std::string>& words);

// Types as SQL, for help.
using sql::type_text;

}  // namespace lockstep::sql_rules
